"""Events: counts per bin in; out come alarms within a budget of false alarms, and the life of each event. Pure."""
