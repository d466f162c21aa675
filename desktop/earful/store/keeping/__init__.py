"""Keeping the store safe: backup, restore, check, repair, salvage, erasing, retention and compaction."""
