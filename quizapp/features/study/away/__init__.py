"""Time away and a backlog: due days moved for many cards at once, looked at first, undone in one step."""
