"""An exercise from its solution alone: its calls, checks, expected values and starter, derived. Knows no cell."""

from grader.derived.derivation import Derived, of

__all__ = ["Derived", "of"]
