"""What goes wrong with the values and the targets of the adding problem."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.checks import Array, Function, Mutant, Parts, mutant


def marked(first: Array, second: Array, T: int, B: int) -> Array:
    """Markers at these places of each sample."""
    markers = np.zeros((T, B))
    markers[first, np.arange(B)] = 1
    markers[second, np.arange(B)] = 1
    return markers


def batch(
    places: Function | None = None,
    values: Function | None = None,
    target: Function | None = None,
    shape: Function | None = None,
    generator: Function = np.random.default_rng,
) -> Parts:
    """The function with other places of the markers, values, targets or shapes."""

    def adding_batch(B: int, T: int, seed: int) -> Any:
        rng = generator(seed)
        numbers = values(rng, T, B) if values else rng.random((T, B))
        where = places or (lambda rng, T, B: (rng.integers(0, T // 2, B), rng.integers(T // 2, T, B)))
        first, second = where(rng, T, B)
        markers = marked(first, second, T, B)
        y = target(numbers, markers) if target else (numbers * markers).sum(axis=0)
        return shape(numbers, markers, y) if shape else (np.stack([numbers, markers], axis=2), y)

    return {"adding_batch": adding_batch}


BELLS = ((0.0, 1.0), (0.0, 0.5), (0.5, 0.1), (0.5, 0.2), (0.5, 0.25), (0.5, 0.3), (0.5, 0.5), (0.5, 1.0))
NORMAL = [
    Mutant(
        f"normal_values_{mean:g}_{spread:g}".replace(".", "_"),
        "Draws values from a normal distribution. Between which two numbers does a value lie, and how often in the "
        "middle?",
        batch(values=lambda rng, T, B, mean=mean, spread=spread: rng.normal(mean, spread, (T, B))),
    )
    for mean, spread in BELLS
]


UNEVEN = {  # what people make of an even draw
    "squares": lambda u, v: u**2,
    "roots": lambda u, v: np.sqrt(u),
    "cubes": lambda u, v: u**3,
    "products": lambda u, v: u * v,
    "means": lambda u, v: (u + v) / 2,
    "sines": lambda u, v: np.sin(np.pi * u) ** 2,
    "largest": np.maximum,
    "smallest": np.minimum,
    "halves": lambda u, v: u / 2,
}
DRAWN_UNEVENLY = [
    Mutant(
        f"values_are_{name}",
        "Draws values between 0 and 1, but some of them more often than others. Look at what is done to the numbers "
        "of the generator.",
        batch(values=lambda rng, T, B, change=change: change(rng.random((T, B)), rng.random((T, B)))),
    )
    for name, change in UNEVEN.items()
]


@mutant
def other_values_zero() -> Parts:
    """Sets the values that are not marked to zero.

    What has a network to choose from if all else is nothing?
    """
    return batch(shape=lambda values, markers, y: (np.stack([values * markers, markers], axis=2), y))


@mutant
def constant_added() -> Parts:
    """Adds the same number to the sum of every sample: the markers, or a mean that is taken off.

    What is y for the values 0.81 and 0.97?
    """
    return batch(target=lambda values, markers: ((values + 1) * markers).sum(axis=0))


@mutant
def targets_of_other_samples() -> Parts:
    """Has the targets in another order than the samples.

    Which of the sums belongs to the first sample?
    """
    return batch(target=lambda values, markers: np.roll((values * markers).sum(axis=0), 1))


@mutant
def noise_on_the_targets() -> Parts:
    """Adds noise to the targets.

    What is y for the values 0.81 and 0.97, each time it is asked?
    """

    def noisy(values: Array, markers: Array) -> Array:
        y: Array = (values * markers).sum(axis=0)
        return np.asarray(y + 0.05 * np.sin(1e5 * y))

    return batch(target=noisy)


@mutant
def markers_numbered() -> Parts:
    """Marks the first value with 1 and the second with 2.

    Which numbers may a marker be?
    """
    return batch(shape=lambda values, markers, y: (np.stack([values, markers * markers.cumsum(axis=0)], axis=2), y))


@mutant
def each_step_marked_by_chance() -> Parts:
    """Marks each step by chance, so that a sample has two markers on average alone.

    How many markers has every sample?
    """

    def shape(values: Array, markers: Array, y: Array) -> tuple[Array, Array]:
        rng = np.random.default_rng(len(values))
        marked = (rng.random(values.shape) < 2 / len(values)).astype(float)
        return np.stack([values, marked], axis=2), (values * marked).sum(axis=0)

    return batch(shape=shape)


@mutant
def second_mirrors_the_first() -> Parts:
    """Has the second marker as far from the end as the first is from the beginning: who sees one knows the other.

    Are the two places independent of one another?
    """

    def places(rng: Any, T: int, B: int) -> tuple[Array, Array]:
        first = rng.integers(0, T // 2, B)
        return first, T - 1 - first

    return batch(places)


@mutant
def values_weighted() -> Parts:
    """Counts one of the two marked values more than the other, or both more than once.

    What is y for the values 0.81 and 0.97?
    """

    def weighted(values: Array, markers: Array) -> Array:
        return np.asarray((values * markers * (3 - markers.cumsum(axis=0))).sum(axis=0))

    return batch(target=weighted)


ONCE = {  # in which half, and the two places then
    "first": lambda rng, T, B: (np.full(B, rng.integers(0, T // 2)), rng.integers(T // 2, T, B)),
    "second": lambda rng, T, B: (rng.integers(0, T // 2, B), np.full(B, rng.integers(T // 2, T))),
}
ONE_PLACE_ONCE = [
    Mutant(
        f"same_{half}_place_in_all_samples",
        f"Draws the place in the {half} half once, for all samples. For how many samples is a place drawn?",
        batch(places),
    )
    for half, places in ONCE.items()
]
