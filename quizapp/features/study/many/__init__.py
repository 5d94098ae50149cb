"""Memories of many cards changed in one step."""
