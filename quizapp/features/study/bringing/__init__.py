"""Progress brought from elsewhere: schedules and logs, merged with what is there."""
