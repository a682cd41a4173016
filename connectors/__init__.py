"""How customers reach us: one folder per kind of channel, all with the same file names."""
