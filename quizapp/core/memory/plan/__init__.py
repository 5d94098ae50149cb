"""Days set by hand and in bulk: when a card is due next, a backlog spread, a day to be ready for."""
