"""Stands in for the book's `common.config`."""

GPU = False
