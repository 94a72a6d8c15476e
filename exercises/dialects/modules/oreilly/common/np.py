"""Stands in for the book's `common.np`: NumPy, never CuPy."""

import numpy as np

__all__ = ["np"]
