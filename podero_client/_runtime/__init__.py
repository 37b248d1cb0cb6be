"""What generated models and operations are built on; hand-written, and left alone by the generator."""
