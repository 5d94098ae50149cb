"""What the study page shows, and what its script gets."""
