"""From facts to cards: wording, options, checks, ranking, and the lint for cards made by hand."""
