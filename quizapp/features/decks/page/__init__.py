"""What the pages about decks show: the review list, the passage of a card by hand, advice in words."""
