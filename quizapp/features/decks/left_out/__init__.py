"""What was left out of an article: the sentences and questions no card was made of, each with its reason in words."""
