"""What the chapters on recurrent cells share; what most exercises begin with is offered here."""

from exercises.recurrent.cases import Case, arrays, draws
from exercises.recurrent.cell import Cell

__all__ = ["Case", "Cell", "arrays", "draws"]
