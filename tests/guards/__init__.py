"""Tests of the house itself: sizes, imports, words, access."""
