"""The exercises on tasks that need memory and on comparing by experiment: their numbers, and what chance decides."""

import numpy as np
import pytest

from tests.conftest import Grade

from .fingerprints import exercise
from .plain import answers, failed, said, solution, verdicts

SEEDS = 12  # other draws of a right answer that must pass


def test_tasks_by_hand() -> None:
    """The numbers of the tasks on data."""
    X, y = solution("adding-batch")["adding_batch"](20000, 6, 0)
    assert np.mean((y - 1) ** 2) == pytest.approx(1 / 6, rel=0.03)
    said("adding-batch", "is off by the variance of y, 1/12 + 1/12 = 1/6 = 0.1667", "y = 0.81 + 0.97 = 1.78")
    X, targets, scored = solution("counting-batch")["counting_batch"](1)
    assert (X.argmax(axis=2)[:, 0].tolist(), targets[:, 0].tolist(), scored[:, 0].tolist()) == (
        [0, 1, 2],
        [1, 2, 3],
        [0, 1, 1],
    )
    said("counting-batch", "X = a, X, b; targets X, b, end = [1, 2, 3]; scored [0, 1, 1]")
    X, y = solution("order-batch")["order_batch"](500, 30, 0)
    at = np.argwhere(X[..., :2].sum(axis=2).T)[:, 1].reshape(500, 2)
    assert [set(steps) for steps in at.T] == [{2, 3, 4, 5}, {15, 16, 17, 18, 19, 20}]
    said("order-batch", "one of the steps 2 to 5, the second at one of 15 to 20")
    C, counts = np.array([[0, 0, 1, 1], [-3, -5, -3, -1]]).T, np.array([1, 2, 1, 0])
    assert solution("find-counter")["find_counter"](C, counts) == (1, pytest.approx(-1))
    assert solution("find-counter")["find_counter"](C[:, :1], counts) == (0, pytest.approx(-0.7071, abs=1e-4))
    said("find-counter", "best = 1 and correlation = -1", "= -0.7071")


def test_study_by_hand() -> None:
    """The numbers of the tasks on comparing."""
    half = np.array([0.5])
    drawn = [float(part[0]) for part in solution("sample-hparams")["sample_hparams"](half, half, half, half)]
    assert drawn == pytest.approx([63, 1e-4, 0.9, 0.5])
    said("sample-hparams", "which is 63; rate 10⁻⁴; momentum 1 - 0.1 = 0.9; noise 0.5")
    assert solution("variance-share")["variance_share"](np.array([[0, 2], [4, 6]])) == pytest.approx([0.8, 0.2, 0])
    said("variance-share", "rows = 4/5 = 0.8, columns = 1/5 = 0.2, rest = 0")
    t, df = solution("welch-t")["welch_t"](np.array([1, 3]), np.array([0, 0, 3]))
    assert (t, df) == pytest.approx((0.7071, 2.6667), abs=1e-4)
    said("welch-t", "t = 1/√2 = 0.7071, df = 4 / (1/1 + 1/2) = 2.6667")


def test_settings_are_spread_as_the_paper_says() -> None:
    """Of evenly spaced numbers, the settings have the quantiles of a log-uniform distribution."""
    u = np.linspace(0, 1, 1001)
    size, rate, momentum, _ = solution("sample-hparams")["sample_hparams"](u, u, u, u)
    assert (np.mean(rate < 1e-4), np.mean(momentum > 0.9)) == pytest.approx((0.5, 0.5), abs=2e-3)
    assert (size.min(), size.max(), np.median(size)) == (20, 200, 63)


@pytest.mark.long
@pytest.mark.parametrize("slug", ["adding-batch", "order-batch"])
def test_chance_does_not_decide(slug: str) -> None:
    """A right answer passes whatever its random numbers are: no draw of many fails a check on frequencies."""
    text, entry = (exercise(slug).folder / "solution.py").read_text(encoding="utf-8"), slug.replace("-", "_")
    for shift in range(SEEDS):
        shifted = f"\ninner = {entry}\ndef {entry}(B, T, seed):\n    return inner(B, T, seed + {10000 * shift})\n"
        assert failed(slug, text + shifted) == []


def test_a_batch_is_graded_in_a_process_of_its_own(grade: Grade) -> None:
    """In its own process a right batch of other random numbers passes, a wrong one is told its mistake."""
    wrong, right = answers("tasks")
    text = "import numpy as np\n\n\n"
    assert grade(text + right["adding-batch: RandomState, samples one by one"][1])["adding-batch"].passed
    report = grade(text + wrong["order-batch: A and B exchanged"][1])["order-batch"]
    assert (report.passed, [found.id for found in report.diagnosis][:1]) == (False, ["signals_exchanged"])


def test_thousands_of_samples_as_lists_are_sent(grade: Grade) -> None:
    """Nested lists of numbers pass in a process of their own as arrays do, though they are too large to be sent."""
    right = answers("tasks")[1]
    text = "import numpy as np\n\n\n" + right["adding-batch: hashlib seed, lists"][1]
    reports = grade(text + right["order-batch: the library's random module, lists"][1])
    assert [reports[slug].passed for slug in ("adding-batch", "order-batch")] == [True, True]


@pytest.mark.parametrize("name", ["adding-batch: fixed", "order-batch: constant"])
def test_one_batch_for_all_earns_nothing(name: str, grade: Grade) -> None:
    """A batch in which nothing is drawn passes no check, though markers, sums and classes fit."""
    slug, text = answers("tasks")[0][name]
    assert grade("import numpy as np\n\n\n" + text)[slug].score == 0


def test_the_sample_that_is_wrong_is_told() -> None:
    """Facts name a sample and what it has; the counterexample shows its markers."""
    verdict = verdicts("adding-batch", answers("tasks")[0]["adding-batch: two markers anywhere by choice"][1])
    assert "has its markers at steps" in verdict["two_markers"].facts
    assert verdict["two_markers"].counterexample is not None
    assert "markers" in verdict["two_markers"].counterexample
