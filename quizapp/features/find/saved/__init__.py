"""Searches that a learner keeps under a name."""
