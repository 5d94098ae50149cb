"""More cards by the optional model: shown before anything is sent, asked in a job, checked like all others."""
