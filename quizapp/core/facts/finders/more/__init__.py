"""The kinds of questions behind "more questions": how many, why, what for, true or false, and reversed."""
