"""How a deck is studied: sets of options that decks share, and what a deck has of its own."""
