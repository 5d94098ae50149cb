"""The parts that scheduling is made of: the curve (FSRS), the steps, the fuzz, and what each button does."""
