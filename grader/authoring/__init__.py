"""For authors: do the exercises have teeth, and what a student begins with."""
