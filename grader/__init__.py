"""The grader: it judges callables, and knows nothing of what they compute."""

__version__ = "0.1.0"  # packaging reads it here, and every report carries it
