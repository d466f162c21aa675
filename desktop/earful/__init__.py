"""Earful: listen to what is publicly said about a brand."""

__version__ = "0.1.0"
