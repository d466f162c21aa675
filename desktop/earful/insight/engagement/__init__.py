"""Bought engagement: how likely, how much, why and who, for the reposts of a post. Pure; numbers in, numbers out."""
