"""The fast lane: what a thousand phones ask at the same moment, answered before Flask wakes up.

It answers only what it is sure of; everything else goes the long way, through the routes.
"""
