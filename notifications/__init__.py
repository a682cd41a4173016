"""Everything that leaves: deliveries, alerts to the team, broadcasts."""
