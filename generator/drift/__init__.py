"""What changes for users of the client when the API document changes, and how a changed document is pinned."""
