"""Mistakes derived from the text of a solution: what is left out, exchanged, turned or not handed on."""
