"""What people see in a browser, the public endpoints, and the entry points that build the machine."""
