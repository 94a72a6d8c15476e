"""An exercise from its solution alone: its calls, checks, expected values and starter, derived. Knows no cell."""

from grader.derived.derivation import Derived, of
from grader.derived.mistakes import mistakes as mistakes_in

__all__ = ["Derived", "mistakes_in", "of"]
