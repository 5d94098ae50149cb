"""Taking cards along: as a package for Anki, a table, or Markdown."""
