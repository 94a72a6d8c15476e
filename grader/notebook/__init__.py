"""In a notebook: `from grader.notebook import quiz; quiz("q01")`."""

from grader.notebook.questions import quiz

__all__ = ["quiz"]
