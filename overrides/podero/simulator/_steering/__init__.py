"""Steers a running simulator over HTTP, below `/_simulator/`: levers, their document, the journal, pages, the state."""
