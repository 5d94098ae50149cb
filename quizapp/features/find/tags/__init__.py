"""The tags of a learner as a tree: renamed, made one, deleted."""
