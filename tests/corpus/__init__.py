"""The adversary: submissions that the grader must judge rightly."""
