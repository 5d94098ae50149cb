"""Pictures in questions: brought in the builder with words for whoever cannot see them, shown on wall and phone."""
