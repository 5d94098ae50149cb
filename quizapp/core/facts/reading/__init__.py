"""Reading a sentence: may it be used, what do its words stand for, what of it is shown."""
