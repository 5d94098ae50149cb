"""Reading for progress: counts by day and by state, and what the forgetting curve makes of each deck."""
