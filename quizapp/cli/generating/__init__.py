"""`quizapp generate`: what it is given, what somebody wishes for, and what it prints."""
