"""After the game: how each question and each player did, as a page and as a sheet, and the way to play it again."""
