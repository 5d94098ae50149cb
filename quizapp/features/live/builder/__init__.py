"""The builder: a quiz for live games, from cards, by hand or from a file, played as often as wished."""
