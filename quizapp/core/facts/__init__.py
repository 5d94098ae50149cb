"""From a parsed article to facts: plain values, no token of the parser leaves this room."""
