"""A live game as values: its phases and commands, the marking of an answer, the score, and names for players."""
