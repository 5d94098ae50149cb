"""The options of a card: wrong ones that could be right, and other answers that are."""
