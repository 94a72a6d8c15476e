"""What goes wrong with the data of the temporal order problem."""

import numpy as np

from exercises.tasks.mistakes import order
from exercises.tasks.mistakes.order import batch
from exercises.tasks.seeds import of_seeds
from grader.checks import Mutant, collected, mutant


@mutant
def distractors_may_be_signals():
    """Draws distractors from all six symbols, so that there are more signals than two.

    Which symbols may stand at the steps between?
    """
    return batch(distractors=lambda rng, T, B: rng.integers(0, 6, (T, B)))


@mutant
def last_distractor_never():
    """Leaves out the last distractor: the upper end of `rng.integers` is left out already.

    Which numbers does rng.integers(0, 3) give?
    """
    return batch(distractors=lambda rng, T, B: rng.integers(2, 5, (T, B)))


@mutant
def twice_the_same_signal():
    """Has the first signal for the second, too: two of the four classes never come.

    Does the first signal tell anything of the second?
    """
    return batch(signals=lambda rng, B: np.tile(rng.integers(0, 2, B), (2, 1)))


@mutant
def first_signal_at_step_one():
    """Lets the first signal stand at step 1 too.

    At which step may the first signal be at the earliest?
    """
    return batch(early=lambda rng, T, B: rng.integers(1, T // 5, B))


@mutant
def late_window_one_late():
    """Lets the second signal never stand at step T//2, with which its window begins.

    Which steps has the second window?
    """
    return batch(late=lambda rng, T, B: rng.integers(T // 2 + 1, T // 2 + T // 5, B))


@mutant
def both_windows_one_late():
    """Leaves out the first step of both windows.

    Which steps has the first window, and which the second?
    """
    return batch(
        early=lambda rng, T, B: rng.integers(min(3, T // 5 - 1), T // 5, B),
        late=lambda rng, T, B: rng.integers(T // 2 + 1, T // 2 + T // 5, B),
    )


@mutant
def first_signal_from_the_start():
    """Lets the first signal stand at steps 0 and 1 too.

    At which step may the first signal be at the earliest?
    """
    return batch(early=lambda rng, T, B: rng.integers(0, T // 5, B))


@mutant
def last_place_never():
    """Leaves out the last step of the second window: the upper end of `rng.integers` is left out already.

    Which numbers does rng.integers(0, 3) give?
    """
    return batch(late=lambda rng, T, B: rng.integers(T // 2, T // 2 + T // 5 - 1, B))


@mutant
def last_places_never():
    """Leaves out the last step of both windows: the upper end of `rng.integers` is left out already.

    Which numbers does rng.integers(0, 3) give?
    """
    return batch(
        early=lambda rng, T, B: rng.integers(2, max(T // 5 - 1, 3), B),
        late=lambda rng, T, B: rng.integers(T // 2, T // 2 + T // 5 - 1, B),
    )


@mutant
def one_step_too_far():
    """Lets both signals stand one step after the end of their windows.

    Is the end of a range one of its numbers?
    """
    return batch(
        early=lambda rng, T, B: rng.integers(2, T // 5 + 1, B),
        late=lambda rng, T, B: rng.integers(T // 2, T // 2 + T // 5 + 1, B),
    )


@mutant
def first_step_too_far():
    """Lets the first signal stand one step after the end of its window.

    Is the end of a range one of its numbers?
    """
    return batch(early=lambda rng, T, B: rng.integers(2, T // 5 + 1, B))


@mutant
def second_step_too_far():
    """Lets the second signal stand one step after the end of its window.

    Is the end of a range one of its numbers?
    """
    return batch(late=lambda rng, T, B: rng.integers(T // 2, T // 2 + T // 5 + 1, B))


@mutant
def second_signal_anywhere():
    """Lets the second signal stand anywhere in the second half.

    How far from the end is the second signal at least?
    """
    return batch(late=lambda rng, T, B: rng.integers(T // 2, T, B))


@mutant
def anywhere_in_order():
    """Lets both signals stand anywhere, one after the other.

    At which steps may the first one be, at which the second?
    """
    places = {}

    def early(rng, T, B):
        places["late"], places["early"] = -np.sort(-rng.permuted(np.tile(np.arange(T), (B, 1)), axis=1)[:, :2]).T
        return places["early"]

    return batch(early=early, late=lambda rng, T, B: places["late"])


@mutant
def same_places_in_all_samples():
    """Draws the two steps once, for all samples.

    What need a network learn if the signals are always at the same steps?
    """
    return batch(
        early=lambda rng, T, B: np.full(B, rng.integers(2, T // 5)),
        late=lambda rng, T, B: np.full(B, rng.integers(T // 2, T // 2 + T // 5)),
    )


@mutant
def classes_the_other_way_round():
    """Has 2 · second + first for the class.

    Which class have A and then B?
    """
    return batch(y=lambda first, second: first + 2 * second)


@mutant
def signals_exchanged():
    """Counts the two signals the other way round: A as 1 and B as 0.

    Which class have two A?
    """
    return batch(y=lambda first, second: 3 - 2 * first - second)


@mutant
def order_left_out():
    """Has the number of B's for the class: AB and BA are one.

    How many classes are there?
    """
    return batch(y=lambda first, second: first + second)


@mutant
def second_signal_alone():
    """Has the second signal for the class.

    How many classes are there?
    """
    return batch(y=lambda first, second: second)


@mutant
def classes_from_one():
    """Numbers the classes from 1.

    Which class have A and then A?
    """
    return batch(y=lambda first, second: 2 * first + second + 1)


@mutant
def classes_one_hot():
    """Gives the classes as rows with a 1 at the class.

    Which shape has y?
    """
    return batch(y=lambda first, second: np.eye(4)[2 * first + second])


@mutant
def symbols_not_one_hot():
    """Gives the symbols as numbers, not as rows with a 1 at the symbol.

    Which shape has X?
    """
    return batch(X=lambda symbols: symbols)


@mutant
def distractor_left_below():
    """Leaves the distractor where a signal is put: there are two symbols at that step.

    How many 1s has a row of X?
    """

    def order_batch(B, T, seed):
        rng = np.random.default_rng(seed)
        X, (first, second) = np.eye(6)[rng.integers(2, 6, (T, B))], rng.integers(0, 2, (2, B))
        X[rng.integers(2, T // 5, B), np.arange(B), first] = 1
        X[rng.integers(T // 2, T // 2 + T // 5, B), np.arange(B), second] = 1
        return X, 2 * first + second

    return {"order_batch": order_batch}


@mutant
def samples_first():
    """Has the samples first and the steps second.

    Which axis is time in these exercises?
    """
    return batch(X=lambda symbols: np.eye(6)[symbols.T])


@mutant
def signals_always_unlike():
    """Leaves out the samples with the same signal twice.

    Which of the four classes never come?
    """

    def signals(rng, B):
        first = rng.integers(0, 2, B)
        return first, 1 - first

    return batch(signals=signals)


SEEDS = of_seeds(batch)


@mutant
def classes_in_turn():
    """Lets the classes follow one another in turn, so that a sample says which class comes next.

    What does one sample tell of the next?
    """
    return batch(signals=lambda rng, B: np.array([np.arange(B) % 4 // 2, np.arange(B) % 2]))


@mutant
def one_distractor_a_sample():
    """Draws one distractor for each sample, and has it at all its steps.

    For which steps is a distractor drawn?
    """
    return batch(distractors=lambda rng, T, B: np.repeat(rng.integers(2, 6, (1, B)), T, axis=0))


@mutant
def distractors_alike_in_all_samples():
    """Draws the distractors once, for all samples.

    For how many samples is a distractor drawn?
    """
    return batch(distractors=lambda rng, T, B: np.repeat(rng.integers(2, 6, (T, 1)), B, axis=1))


OF_SHARES = collected(order, Mutant)
