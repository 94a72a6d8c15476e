"""The quizzes, one file a topic; every key is computed from the reference."""
