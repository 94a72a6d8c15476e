"""How a course spells the canonical calls: read, proved, and packed."""
