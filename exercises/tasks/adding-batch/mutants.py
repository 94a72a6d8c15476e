"""What goes wrong with the data of the adding problem."""

import numpy as np

from exercises.tasks.mistakes import adding
from exercises.tasks.mistakes.adding import batch
from exercises.tasks.seeds import of_seeds
from grader.checks import Mutant, collected, mutant


@mutant
def both_anywhere():
    """Puts both markers anywhere: both may be in one half.

    In which half is the first one, in which the second?
    """
    return batch(lambda rng, T, B: np.array([rng.permutation(T)[:2] for _ in range(B)]).T)


@mutant
def may_fall_together():
    """Draws both places from all steps, so that they may be the same one.

    How many markers has a sample whose two places are alike?
    """
    return batch(lambda rng, T, B: rng.integers(0, T, (2, B)))


@mutant
def last_step_never():
    """Leaves out the last step: the upper end of `rng.integers` is left out already.

    Which numbers does rng.integers(0, 3) give?
    """
    return batch(lambda rng, T, B: (rng.integers(0, T // 2, B), rng.integers(T // 2, max(T - 1, T // 2 + 1), B)))


@mutant
def last_of_each_half_never():
    """Leaves out the last step of either half: the upper end of `rng.integers` is left out already.

    Which numbers does rng.integers(0, 3) give?
    """

    def places(rng, T, B):
        half = T // 2
        return rng.integers(0, max(half - 1, 1), B), rng.integers(half, max(T - 1, half + 1), B)

    return batch(places)


@mutant
def middle_step_never():
    """Leaves out the first step of the second half: it has never a marker.

    With which step does the second half begin?
    """

    def places(rng, T, B):
        return rng.integers(0, T // 2, B), rng.integers(min(T // 2 + 1, T - 1), T, B)

    return batch(places)


@mutant
def same_places_in_all_samples():
    """Draws the two places once, for all samples.

    What need a network remember if the markers are always at the same steps?
    """
    return batch(lambda rng, T, B: (np.full(B, rng.integers(0, T // 2)), np.full(B, rng.integers(T // 2, T))))


@mutant
def second_follows_the_first():
    """Has the second marker half a sequence after the first: who sees one knows the other.

    Are the two places independent of one another?
    """

    def places(rng, T, B):
        first = rng.integers(0, T // 2, B)
        return first, first + T // 2

    return batch(places)


@mutant
def first_step_and_anywhere():
    """Always marks the first step.

    How often should step 0 be marked?
    """
    return batch(lambda rng, T, B: (np.zeros(B, dtype=int), rng.integers(T // 2, T, B)))


@mutant
def values_on_both_sides_of_zero():
    """Draws values between -1 and 1.

    Between which two numbers does a value lie?
    """
    return batch(values=lambda rng, T, B: rng.uniform(-1, 1, (T, B)))


@mutant
def difference_of_the_two():
    """Has the difference of the two marked values, in size, as the target.

    What is y for 0.81 and 0.97?
    """

    def difference(values, markers):
        first, last = markers.argmax(axis=0), len(markers) - 1 - markers[::-1].argmax(axis=0)
        return np.abs(values[first, np.arange(len(first))] - values[last, np.arange(len(last))])

    return batch(target=difference)


@mutant
def minus_one_elsewhere():
    """Has the marker -1 where nothing is marked.

    Which marker have the steps that do not count?
    """
    return batch(shape=lambda values, markers, y: (np.stack([values, 2 * markers - 1], axis=2), y))


@mutant
def first_marked_value_alone():
    """Has the first marked value for the target.

    How many marked values count?
    """
    return batch(target=lambda values, markers: values[markers.argmax(axis=0), np.arange(values.shape[1])])


@mutant
def values_up_to_two():
    """Draws values between 0 and 2.

    Between which two numbers does a value lie?
    """
    return batch(values=lambda rng, T, B: 2 * rng.random((T, B)))


@mutant
def values_in_tenths():
    """Draws values in steps, of a tenth or a hundredth.

    How many numbers are there between 0 and 1?
    """
    return batch(values=lambda rng, T, B: rng.integers(0, 10, (T, B)) / 10)


@mutant
def middle_in_the_first_half():
    """Has the step in the middle in the first half, where the number of steps is odd.

    Which is the last step of the first half of five, T//2 - 1?
    """
    return batch(lambda rng, T, B: (rng.integers(0, (T + 1) // 2, B), rng.integers((T + 1) // 2, T, B)))


@mutant
def one_list_for_all():
    """Gives all samples the same values.

    Is y another one in every sample?
    """
    return batch(values=lambda rng, T, B: np.repeat(rng.random((T, 1)), B, axis=1))


@mutant
def mean_of_the_two():
    """Has the mean of the two marked values as the target.

    What is y for 0.81 and 0.97?
    """
    return batch(target=lambda values, markers: (values * markers).sum(axis=0) / 2)


@mutant
def between_a_half_and_one():
    """Has 0.5 + sum / 4 as the target, so that it lies between 0.5 and 1: the same task is sometimes told so.

    What is y for 0.81 and 0.97?
    """
    return batch(target=lambda values, markers: 0.5 + (values * markers).sum(axis=0) / 4)


@mutant
def product_of_the_two():
    """Has the product of the two marked values as the target: that is another task of the same paper.

    What is y for 0.81 and 0.97?
    """
    return batch(target=lambda values, markers: np.where(markers > 0, values, 1).prod(axis=0))


@mutant
def sum_of_all():
    """Adds up all values, not the marked ones alone.

    Which values count?
    """
    return batch(target=lambda values, markers: values.sum(axis=0))


@mutant
def marker_first():
    """Has the marker first and the value second.

    Which of the two is X[..., 0]?
    """
    return batch(shape=lambda values, markers, y: (np.stack([markers, values], axis=2), y))


@mutant
def samples_first():
    """Has the samples first and the steps second.

    Which axis is time in these exercises?
    """
    return batch(shape=lambda values, markers, y: (np.stack([values.T, markers.T], axis=2), y))


@mutant
def targets_in_a_column():
    """Has the targets in a column.

    Which shape has y?
    """
    return batch(shape=lambda values, markers, y: (np.stack([values, markers], axis=2), y[:, None]))


SEEDS = of_seeds(batch)


@mutant
def one_value_a_sample():
    """Draws one value for each sample, and has it at all its steps.

    For which steps is a value drawn?
    """
    return batch(values=lambda rng, T, B: np.repeat(rng.random((1, B)), T, axis=0))


@mutant
def always_as_far_apart():
    """Marks the second step half a sequence after the first, so that one place says the other.

    Does the place of the first marker tell anything of that of the second?
    """
    return batch(lambda rng, T, B: (first := rng.integers(0, T // 2, B), first + T // 2))


@mutant
def first_step_never():
    """Leaves out the first step: it has never a marker.

    Which numbers does rng.integers(1, 3) give, and which steps are there?
    """

    def places(rng, T, B):
        return rng.integers(min(1, T // 2 - 1), T // 2, B), rng.integers(T // 2, T, B)

    return batch(places)


OF_VALUES_AND_TARGETS = collected(adding, Mutant)
