"""Reading what waits, what was answered, and what is remembered. Every query names the learner it reads for."""
