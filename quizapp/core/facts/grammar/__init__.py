"""The grammar of a sentence: clauses, phrases kept whole, verbs in question order, and words joined again."""
