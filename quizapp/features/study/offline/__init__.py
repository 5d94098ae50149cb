"""What a page of study shows when it is opened without a connection."""
