"""Reading quizzes of other programs: GIFT, Aiken and tables as questions, and each skipped row with its reason."""
