"""Who plays: what players may be called, their teams, and what the host changes for one of them."""
