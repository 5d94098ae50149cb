"""Fitting the curve to one learner: what counts of a log, the fit, and how well it foretells what it has not seen."""
