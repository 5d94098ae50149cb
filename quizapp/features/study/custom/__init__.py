"""Cards chosen for one sitting: forgotten today, ahead, by deck, tag or words, for an exam; on the usual page."""
