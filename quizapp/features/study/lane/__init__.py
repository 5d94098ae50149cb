"""The fast lane of study: an answer is recorded and the next card given before Flask wakes up.

It does only what it is sure of; everything else goes the long way, through the routes. Both decide by the same core and
write by the same services.
"""
