"""Why the gradient vanishes, and when it does not."""
