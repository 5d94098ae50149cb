"""Checks for questions that only somebody with the article before them could answer."""
