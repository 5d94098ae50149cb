"""Fitting the scheduler to each learner: nightly, out of sight, and only when it foretells better."""
