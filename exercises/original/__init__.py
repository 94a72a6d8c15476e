"""The cell of 1997, and the gate that lets it forget."""
