"""One call, from the prepared request to the value or the error."""
