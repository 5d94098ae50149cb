"""Cards of which only a name is known."""
