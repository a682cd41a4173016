"""Plumbing that knows no help desk: settings, database, events, jobs, bus, clock, text."""
