"""One card by itself: everything that is known of it."""
