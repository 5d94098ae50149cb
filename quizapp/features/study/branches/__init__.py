"""Studying a deck with those below it, in an order of choice, cards of one note apart."""
