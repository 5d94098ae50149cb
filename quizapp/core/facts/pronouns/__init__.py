"""Whom a pronoun means: the people of a paragraph, and the rules that make one of them certain."""
