"""Which cases of a parametrised test run whenever the tests run; the others are in the long tier.

What takes long and has many cases alike is listed here: how many cases of each such test a plain `pytest` tries. A test
that takes long by itself is marked `long` where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatch
from typing import TypeVar

KEPT: Mapping[str, int] = {  # the first pattern that fits counts
    "tests/authoring/test_own_*.py::*": 5,
    "tests/authoring/test_starter.py::test_pytest_*": 1,
    "tests/authoring/test_starter.py::*": 6,
    "tests/cli/test_bad_input.py::*": 2,
    "tests/cli/test_import_path.py::test_pythonpath_*": 1,
    "tests/cli/test_import_path.py::*": 2,
    "tests/cli/test_machine.py::*": 2,
    "tests/cli/test_support.py::*": 1,
    "tests/corpus/test_corpus.py::test_a_forbidden_module_costs_all_points": 0,
    "tests/corpus/test_corpus.py::test_a_file_once_accepted_*": 0,
    "tests/corpus/test_corpus.py::*": 2,
    "tests/derived/test_bundle.py::*": 1,
    "tests/derived/test_in_the_sandbox.py::*": 1,
    "tests/derived/test_mistakes.py::*": 1,
    "tests/derived/test_small.py::*": 6,
    "tests/dialects/test_axes.py::*": 8,
    "tests/dialects/test_classes.py::*": 3,
    "tests/dialects/test_deeplearning_ai.py::*": 1,
    "tests/dialects/test_inheritance.py::*": 3,
    "tests/dialects/test_layers_of_books.py::*": 1,
    "tests/dialects/test_modules.py::*": 1,
    "tests/dialects/test_values.py::*": 1,
    "tests/exercises/test_advice.py::*": 12,
    "tests/exercises/test_answers.py::*": 12,
    "tests/exercises/test_mutants.py::*": 2,
    "tests/exercises/test_on_device.py::test_right_*": 2,
    "tests/exercises/test_torch.py::*": 2,
    "tests/mutation/test_named.py::*": 1,
    "tests/quiz/test_handed_in.py::test_a*": 3,
    "tests/quiz/test_handed_in.py::test_the_key_as_a_function_is_right": 5,
    "tests/reference/test_planted.py::*": 5,
    "tests/reference/*": 5,
    "tests/run/test_grader.py::*": 4,
    "tests/sandbox/test_levels.py::test_nothing_outlives_*": 1,
    "tests/sandbox/test_rules.py::*": 3,
    "tests/submissions/test_hand_ins.py::*": 3,
    "tests/submissions/test_notebooks_any.py::*": 2,
}
Test = TypeVar("Test")


def later(tests: Iterable[Test], name: Callable[[Test], str]) -> Iterator[Test]:
    """Those that belong to the long tier: of each test's cases all but as many as are kept, which are spread evenly."""
    cases: dict[str, list[Test]] = defaultdict(list)
    for test in tests:
        cases[name(test).partition("[")[0]].append(test)
    for whole, alike in cases.items():
        most = next((most for pattern, most in KEPT.items() if fnmatch(whole, pattern)), len(alike))
        every = -(-len(alike) // most) if most else 0
        yield from (case for number, case in enumerate(alike) if not every or number % every)
