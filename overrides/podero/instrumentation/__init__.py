"""Back-ends for the events of a client, one module each, loaded when imported by name."""
