"""What the learner may set: the orders of cards, options as they are kept, and limits over a tree of decks."""
