"""What the generator writes, and the manifest of it."""
