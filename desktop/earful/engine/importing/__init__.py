"""Import of what has no API: a file of any usual form, row by row, into the same store as everything that is synced."""
