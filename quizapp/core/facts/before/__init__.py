"""What the article says before a sentence, ready to be shown with a question that leans on it."""
