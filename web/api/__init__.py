"""The JSON API for programs: a stable face of the same use cases that the pages call; never a second way to do them."""
