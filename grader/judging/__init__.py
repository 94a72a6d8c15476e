"""One check, one student."""
