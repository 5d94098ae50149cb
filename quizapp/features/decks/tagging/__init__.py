"""Tags of notes: one writer for all of them, and each change told so that it can be taken back."""
