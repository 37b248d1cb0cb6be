"""The wire: bytes to the server and back. It imports nothing of the rest of podero."""
