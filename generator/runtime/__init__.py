"""Hand-written modules that every generated package carries; `podero_client/` holds copies of them."""
