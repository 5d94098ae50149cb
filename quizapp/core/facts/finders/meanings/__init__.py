"""What things mean: definitions, names, appositions."""
