"""Text that holds cards: tables with separators, pasted lists of terms, and Markdown."""
