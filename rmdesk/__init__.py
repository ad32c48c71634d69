"""Reverse Mentoring Desk: an encrypted journal for one reverse-mentoring pair."""

__version__ = "0.3.0"
