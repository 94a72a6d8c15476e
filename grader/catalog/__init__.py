"""Folders in, exercises and dialects out; which of them a file answers."""
