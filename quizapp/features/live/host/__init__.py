"""The host's pages: choosing a game, leading it, and what stands on the wall."""
