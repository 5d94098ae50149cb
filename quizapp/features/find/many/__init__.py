"""Changing all cards found, or those ticked, as one step that can be taken back."""
