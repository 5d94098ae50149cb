"""A set time for study: when it is over, the page says what was done, and the learner may go on."""
