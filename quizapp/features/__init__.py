"""What a person can do, one folder a feature, in the order of the river: a feature may use those named before it."""

from quizapp.features import accounts, articles, decks, exchange, find, live, progress, quizzes, study

FEATURES = (accounts, articles, decks, study, find, exchange, quizzes, live, progress)
