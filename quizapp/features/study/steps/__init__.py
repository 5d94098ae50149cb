"""Everything a learner does while studying, one step at a time, so that each can be taken back and done again (U1)."""
