"""Cards that ask the same twice."""
