"""The outside world, each part behind a small Protocol with an in-memory version."""
