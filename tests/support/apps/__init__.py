"""Web applications whose documents the generator must understand."""
