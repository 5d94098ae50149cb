"""Facts whose answer is no name: what somebody built, what caused a thing, what a plain thing is."""
