"""The log is the truth: what is remembered can be made again from it, and two logs become one."""
