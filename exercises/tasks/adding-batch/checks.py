"""What every adding problem has in common."""

from dataclasses import replace

import numpy as np

from exercises.tasks.chance import asked, draws, even, expect_repeats, expect_variety, never_or_often, repeats, shape_of
from grader.checks import TOLERANCE, Answers, Mismatch, check, expect_values

ENTRY = "adding_batch"
MANY = 4000
FITS = 1e-9  # how far targets may be off that are made of what they seem to be made of
BATCHES = 10  # in which a place that is drawn once for each batch is not always the same
NEAR = 0.9  # a correlation with the sums above which targets are those, but for noise
FEWEST_VALUES = 1000  # of tens of thousands, where none are rounded; half of fewer
LONGEST = 12  # steps by which mistakes are told apart; with more a pair of steps comes too seldom
SMALL = draws(2, (1, 2), (3, 5), (5, 10), (64, 30))
LARGE = draws(2, (MANY, 12), (MANY, 7))


def shapes(case):
    """The shapes of a batch."""
    return {"X": (case.T, case.B, 2), "y": (case.B,)}


def batch(student, case):
    """Values (T, B), markers (T, B) and targets (B,)."""
    found = asked(student, ENTRY, case, shapes)
    return found["X"][..., 0], found["X"][..., 1], found["y"]


@check(points=4, cases=SMALL)
def two_markers(student, case):
    """Every sample has two markers, one in each half

    Markers are 1, all other steps have 0.
    """
    values, markers, _ = batch(student, case)
    expect_variety(ENTRY, values, markers)
    for n, row in enumerate(markers.T):
        at = np.flatnonzero(row)
        half = case.T // 2
        facts = ""
        if not set(np.unique(row)) <= {0.0, 1.0}:
            facts = f"has the marker {row[~np.isin(row, (0, 1))][0]:.6g}, but should have 0s and 1s"
        elif len(at) != 2:
            facts = f"has {len(at)} markers, but should have 2"
        elif not at[0] < half <= at[1]:
            facts = (
                f"has its markers at steps {at[0]} and {at[1]}, but should have one in each half (from step {half} on)"
            )
        if facts:
            raise Mismatch(ENTRY, "X", text=f"B = {case.B}, T = {case.T}: sample {n} {facts}", shown={"markers": row})


@check(points=3, cases=SMALL, needs=(two_markers,))
def sums(student, case):
    """The target is the sum of the two marked values"""
    values, markers, y = batch(student, case)
    expect_values(ENTRY, {"y": y}, {"y": (values * markers).sum(axis=0)}, TOLERANCE["forward"])


@check(points=2, cases=LARGE, needs=(two_markers,))
def values_spread(student, case):
    """Values are spread evenly between 0 and 1, other ones in every sample and at every step"""
    values = batch(student, case)[0]
    for said, value in (("smallest", values.min()), ("largest", values.max())):
        if not 0 <= value <= 1:
            raise Mismatch(ENTRY, "X", text=f"the {said} value is {value:.6g}, but should be between 0 and 1")
    tenths = np.bincount(np.minimum(10 * values, 9).astype(int).ravel(), minlength=10)
    even(ENTRY, "X", tenths, values.size, lambda k: f"values from {k / 10:g} to {(k + 1) / 10:g} are")
    if (kinds := len(np.unique(values))) < min(FEWEST_VALUES, values.size / 2):
        raise Mismatch(ENTRY, "X", text=f"{values.size} values are only {kinds} different ones: they come in steps")
    if any(n > 1 and (values == values.take([0], axis)).all() for axis, n in enumerate(values.shape)):
        raise Mismatch(ENTRY, "X", text="the same values come again and again, but should differ from sample to sample")


@check(points=2, cases=LARGE, needs=(two_markers,))
def places_spread(student, case):
    """Every step of a half is marked as often as any other, whatever is marked in the other half"""
    markers = batch(student, case)[1]
    half = case.T // 2
    first, second = markers[:half], markers[half:]
    for start, part in ((0, first), (half, second)):
        even(ENTRY, "X", part.sum(axis=1), case.B, lambda k, start=start: f"step {start + k} is marked")
    pairs = (first @ second.T).ravel()
    wide = case.T - half
    even(ENTRY, "X", pairs, case.B, lambda k: f"steps {k // wide} and {half + k % wide} are marked together")


@check(points=1, cases=draws(2, (5, 10)), needs=(two_markers,))
def seeded(student, case):
    """The same seed gives the same batch, another seed another one"""
    expect_repeats(student, ENTRY, case)


def pattern(student, case, absent):
    """What a batch is like, in numbers that chance does not move: what mistakes are told apart by."""
    case = replace(case, B=MANY, T=min(case.T, LONGEST))
    answer = student.adding_batch(**case.arguments)
    found = {"shape of X": shape_of(answer["X"]), "shape of y": shape_of(answer["y"])}
    found["seeds"] = np.array(list(repeats(student, ENTRY, replace(case, B=5)).values()))
    if found["shape of X"].tolist() == [case.T, case.B, 2, -1] and found["shape of y"].tolist() == [case.B, -1, -1, -1]:
        X, y = np.asarray(answer["X"], dtype=float), np.asarray(answer["y"], dtype=float)
        found |= {**of_markers(X[..., 1], case), **of_values(X[..., 0]), "targets": of_targets(X, y)}
        found["first step in every batch"] = always_first(student, case)
    return {name: np.asarray(part, dtype=float) for name, part in found.items()}


def always_first(student, case):
    """Whether the first step is marked in all samples of several batches."""
    batches = [student.adding_batch(**replace(case, B=5, seed=seed).arguments)["X"] for seed in range(BATCHES)]
    return all(np.shape(X) == (case.T, 5, 2) and (np.asarray(X)[0, :, 1] == 1).all() for X in batches)


def of_markers(markers, case):
    """Where markers are, and how many."""
    per_sample, half = np.count_nonzero(markers, axis=0), case.T // 2
    often, pairs = markers.sum(axis=1), (markers[:half] @ markers[half:].T).ravel()
    share = np.where(np.arange(case.T) < half, 1 / half, 1 / (case.T - half))
    ends = often[[0, half - 1, half, case.T - 1]] == 0
    places = [(part > 0).sum() for part in (often[:half], often[half:])]
    return {
        "markers": np.array([np.isin(markers, (0, 1)).all(), (per_sample == 2).all(), per_sample.max() > 2]),
        "halves": np.array([(markers[:half].any(axis=0)).all(), (markers[half:].any(axis=0)).all()]),
        "places": never_or_often(often, share, case.B),
        "together": never_or_often(pairs, 1 / len(pairs), case.B),
        "ends": ends * (np.repeat(places, 2) > 1),  # of a place that is drawn once for all, chance decides which
    }


def of_values(values):
    """The range and spread of values."""
    tenths = np.bincount(np.clip(10 * values, 0, 9).astype(int).ravel(), minlength=10)
    same = (values == values[:, :1]).all(), (values == values[:1]).all()
    steps = len(np.unique(values)) < min(FEWEST_VALUES, values.size / 2) and not any(same)
    spread = [0.0, 0.0] if any(same) else never_or_often(tenths, 0.1, values.size)
    return {"values": np.array([values.min() < 0, values.max() > 1, *same, steps, *spread])}


def of_targets(X, y):
    """Which of several things the targets are: sum, mean, product, difference, all values; or made of the two."""
    values, marked = X[..., 0], X[..., 0] * X[..., 1]
    both = np.where(X[..., 1] > 0, values, 1).prod(axis=0)
    order = np.sign(X[..., 1].cumsum(axis=0) - 1.5)  # the first marked value is taken off, the second added
    guesses = (marked.sum(axis=0), marked.sum(axis=0) / 2, both, (marked * order).sum(axis=0), values.sum(axis=0))
    told = [np.allclose(y, guess, rtol=TOLERANCE["alike"].rtol) for guess in guesses]
    made = np.zeros(8) if any(told) else recipe(values, X[..., 1] > 0, y)
    return np.array([*told, *told_of(made, y, guesses[0])], dtype=float)


def told_of(made, y, sums):
    """A recipe, or what else there is to say: sums and a constant, sums of other samples, sums and some noise."""
    if np.array_equal(made[1:], [1, 1, 0, 0, 0, 0, 0]):
        return [float(made[0] != 0), *made[1:]]
    if made[1] and made[2] and not any((made[0], *made[3:])):
        return [0.0, 9.0, 9.0, *made[3:]]  # both, in other shares
    if not made[-1] or not y.std():
        return made
    mixed, noisy = np.allclose(np.sort(y), np.sort(sums)), np.corrcoef(y, sums)[0, 1] > NEAR
    return [*np.zeros(7), -1.0 if mixed else -2.0] if mixed or noisy else made


def recipe(values, marked, y):
    """What of the two marked values the targets are made of; how far off they are where nothing is found.

    That number is another one with other random values: targets that nothing explains are like no others.
    """
    first, last = (
        values[steps, np.arange(len(y))] for steps in (marked.argmax(0), len(marked) - 1 - marked[::-1].argmax(0))
    )
    squares = first * last, first**2, last**2
    made = np.stack([np.ones(len(y)), first, last, *squares, abs(first - last)], axis=1)
    weights, _, rank, _ = np.linalg.lstsq(made, y, rcond=None)
    off = np.abs(y - made @ weights).max()
    if rank < made.shape[1] or not (marked.sum(axis=0) == 2).all():
        return np.zeros(8)
    return [*np.round(weights, 6), 0.0] if off < FITS else [*np.zeros(7), off]


ANSWERS = Answers(draws(2, *((3, T) for T in (2, 3, 4, 5, 6, 7, 8, 12))), lambda student, case: (), pattern, samples="")
