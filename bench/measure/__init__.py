"""`make bench`: how fast and how large the product is, measured at real processes from outside."""
