"""Notebooks: what is kept of their cells."""
