"""Leeches: cards forgotten so often that asking on is lost time; what marks them, and what helps (rule L1)."""
