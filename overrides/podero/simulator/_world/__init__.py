"""The simulated organization: its people, devices, prices and time. Knows nothing of HTTP."""
