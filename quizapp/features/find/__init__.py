"""Find: any card by its words, its place or how it is remembered, and changes to many at once."""
