"""pytest asks what check asks."""
