"""The finders: each looks at one sentence and yields the facts of its kind. A new kind is a function and one entry
in `find.FINDERS`."""
