"""The exercises: the one place where the grader and the reference meet."""
