"""Reading live games: for their host, for a player who holds the token, and for the writer of answers."""
