"""Changes of many cards in one step, each telling what it did so that it can be taken back."""
