"""A phone as the host's remote: a link that works once makes it so, and nobody has to sign in on it."""
