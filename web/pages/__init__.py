"""Pages for people: each module answers the addresses of one part of the product and does nothing else."""
