"""Reading which card of several decks comes next."""
