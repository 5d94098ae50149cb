"""Find and replace on the cards of a search, shown before it is done."""
