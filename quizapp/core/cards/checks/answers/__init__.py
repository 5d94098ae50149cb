"""Checks for answers: told already, or not worth asking for."""
