"""Python as a starter has it: docstrings and heads in 79 columns, all other code as it stands."""

import ast

import pytest

from grader.authoring import narrow

NAMES = ", ".join(f"argument_{k}" for k in range(12))


def test_a_head_that_is_too_long_is_wrapped() -> None:
    """Below its bracket, a method's too; it is the same function."""
    source = f"class Cell:\n    def forward(self, {NAMES}):\n        return 1\n"
    made = narrow.python(source)
    assert max(map(len, made.split("\n"))) <= narrow.COLUMNS
    assert ast.dump(ast.parse(made)) == ast.dump(ast.parse(source))
    assert "\n                argument_" in made


@pytest.mark.parametrize(
    "source",
    [
        "def short(x, h):\n    return x\n",
        f"def kept({NAMES}, word='two words'):\n    return 1\n",
        f"long = [{NAMES}]\n",
        f"no python ({NAMES}\n",
    ],
)
def test_the_rest_stays_as_it_is(source: str) -> None:
    """Short heads, those with a text in them, other code, and what is no Python."""
    assert narrow.python(source) == source
