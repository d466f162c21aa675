"""The fan-quality audit: profiles in, shares with intervals, runs and reasons per account out. Pure statistics."""
