"""Comparing by experiment: what the exercises of the chapter share."""
