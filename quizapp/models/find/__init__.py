"""What search keeps, and how many numbers are asked for at once."""
