"""Logs of answers that come from outside."""
