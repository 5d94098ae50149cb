"""Close to the connection: the server of one process, and who writes to a phone."""
