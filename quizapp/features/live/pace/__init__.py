"""A game that everybody plays at their own speed: turns under the server's clock, each one's page, the host's board."""
