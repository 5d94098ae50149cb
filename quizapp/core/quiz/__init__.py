"""Marking answers and counting points."""
