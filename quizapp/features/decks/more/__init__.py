"""More cards for a deck that came from an article: asked for on a page, added once by the worker."""
