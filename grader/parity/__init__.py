"""One computation on a device against the float64 truth of the CPU: which entrants, which shapes, how far off."""
