"""The documentation: pages written by hand, and the tool that builds the site from them (`python -m docs`)."""
