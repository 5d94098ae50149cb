"""The figures of progress, one file each: plain counts in, what a page shows out."""
