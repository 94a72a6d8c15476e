"""What came in, read without running any of it."""
