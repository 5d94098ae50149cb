"""Reading for search; each statement asks for the learner's own rows only."""
