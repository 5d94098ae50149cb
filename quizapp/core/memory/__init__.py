"""One learner's memory of one card: what an answer does to it, when it is due again, and what comes next."""
