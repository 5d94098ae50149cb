"""Notes and cards that come in by the thousand, from files: written in bulk, found again by their names."""
