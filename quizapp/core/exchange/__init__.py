"""Cards on their way in and out: what other programs wrote, as cards of ours, and the other way round."""
