"""Makes `podero_client` from `openapi.json`; a build tool, never imported at run time."""
