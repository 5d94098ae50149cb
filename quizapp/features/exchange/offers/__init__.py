"""What a file offers besides its cards, taken only on request."""
