"""What the pages about articles show: the text with its marks, and the miniature."""
