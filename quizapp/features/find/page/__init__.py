"""What the page of a search shows."""
