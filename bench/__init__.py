"""Trials of the product against a simulated outside world: benches, crash tests and the demo; not the product."""
