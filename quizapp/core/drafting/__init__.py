"""Drafts by an optional model: what it is told, what is made of its answer, and what of that may become a card."""
