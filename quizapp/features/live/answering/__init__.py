"""Answers: judged by the server's clock, stored in groups, recorded once."""
