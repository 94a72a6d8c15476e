"""What the program is called: the only place that knows it."""

PROGRAM = "lstm-grader"
