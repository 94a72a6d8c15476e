"""The grader: it judges callables, and knows nothing of what they compute."""
