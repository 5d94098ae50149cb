"""Anki's notes and templates as our cards, and our cards as Anki's."""
