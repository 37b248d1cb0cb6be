"""Where a token is shared between clients and processes."""
