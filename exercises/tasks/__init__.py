"""Tasks that need memory: their data, judged by what random data has in common."""
