"""Small tables of our own: places, closed sets of names, given names, words of acronyms."""
