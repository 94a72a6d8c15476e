"""What goes wrong with texts to count."""

import numpy as np

from grader.checks import Mutant, mutant


def batch(N, least=1, shift=1, first=lambda n: n, last=lambda n: 2 * n + 1, longer=0, pad=3, end=3):
    """The batch with other texts, targets or steps that count."""
    T = 2 * N + 1
    X, targets, scored = np.zeros((T, N, 3)), np.full((T, N), pad), np.zeros((T, N))
    for k in range(N):
        n = k + least
        letters = ([0] * n + [1] + [2] * (n + longer))[:T]
        X[np.arange(len(letters)), k, letters] = 1
        following = [*letters, end][shift:]
        targets[: len(following), k] = following[:T]
        scored[first(n) : last(n), k] = 1
    return X, targets, scored


@mutant
def target_is_input():
    """Has the letter that is read for the one that comes next.

    What comes after the first a of aaXbb?
    """
    return {"counting_batch": lambda N: batch(N, shift=0)}


@mutant
def all_letters_scored():
    """Scores the steps before the X too, where nobody can know whether another a comes.

    At which letter of aaaXbbb is the rest of it certain for the first time?
    """
    return {"counting_batch": lambda N: batch(N, first=lambda n: 0)}


@mutant
def scored_from_the_last_a():
    """Scores the last a, after which nobody can know that the X comes.

    At which letter of aaaXbbb is the rest of it certain for the first time?
    """
    return {"counting_batch": lambda N: batch(N, first=lambda n: n - 1)}


@mutant
def scored_after_the_X():
    """Scores only from the first b on.

    Is it certain at the X what comes next?
    """
    return {"counting_batch": lambda N: batch(N, first=lambda n: n + 1)}


@mutant
def end_not_scored():
    """Leaves out the last b, after which the end comes: that is where it shows who has counted.

    After which letter is another b wrong for the first time?
    """
    return {"counting_batch": lambda N: batch(N, last=lambda n: 2 * n)}


@mutant
def padding_scored():
    """Scores the steps at which a text is over.

    What is there to know about a text when it has ended?
    """
    return {"counting_batch": lambda N: batch(N, last=lambda n: 2 * N + 1)}


@mutant
def from_no_letter():
    """Begins with the text that has no a.

    How many letters a has the first text?
    """
    return {"counting_batch": lambda N: batch(N, least=0)}


@mutant
def one_b_more():
    """Has one b more than a.

    How many b follow on aaX?
    """
    return {"counting_batch": lambda N: batch(N, longer=1)}


@mutant
def padding_is_an_a():
    """Has the letter a as the target when a text is over.

    Which target is there after the end?
    """
    return {"counting_batch": lambda N: batch(N, pad=0)}


@mutant
def padding_below_zero():
    """Has -1 as the target when a text is over.

    Which target is there after the end?
    """
    return {"counting_batch": lambda N: batch(N, pad=-1)}


@mutant
def X_comes_last():
    """Has b = 1 and X = 2 for the letters.

    Which number has the X?
    """
    return {"letters": "[0] * n + [2] + [1] * n"}


@mutant
def letters_backwards():
    """Counts the letters from the other end: a is 2 and b is 0.

    Which number has an a?
    """
    return {"letters": "[2] * n + [1] + [0] * n"}


@mutant
def longest_text_first():
    """Has the longest text first.

    In which place stands the text with one a?
    """
    return {"counting_batch": lambda N: tuple(part[:, ::-1] for part in batch(N))}


@mutant
def longest_input_first():
    """Has the longest text first in the inputs alone.

    In which place stands the text with one a, and in which its targets?
    """

    def counting_batch(N):
        X, targets, scored = batch(N)
        return X[:, ::-1], targets, scored

    return {"counting_batch": counting_batch}


@mutant
def targets_one_step_late():
    """Moves the targets the wrong way: what comes next stands where it is read, or later.

    What is the target at step 0 of aX...?
    """

    def counting_batch(N):
        X, targets, scored = batch(N)
        late = np.vstack([np.full((1, N), 3), targets[:-1]])
        return X, late, scored

    return {"counting_batch": counting_batch}


@mutant
def last_target_wraps_round():
    """Has the first letter of every text as its target at the last step, as what is rolled comes back at the other end.

    What comes after the last b of the longest text?
    """

    def counting_batch(N):
        X, targets, scored = batch(N)
        targets[-1] = 0
        return X, targets, scored

    return {"counting_batch": counting_batch}


@mutant
def end_is_a_b():
    """Has the letter b for the end, after the last b and when a text is over: it never ends.

    Which number has the end?
    """
    return {"counting_batch": lambda N: batch(N, pad=2, end=2)}


@mutant
def texts_end_together():
    """Lets all texts end at the same step, so that the short ones begin later.

    At which step does the text with one a begin?
    """

    def counting_batch(N):
        shifts = [2 * (N - 1 - k) for k in range(N)]
        moved = [np.stack([np.roll(part[:, k], shifts[k], axis=0) for k in range(N)], axis=1) for part in batch(N)]
        return tuple(moved)

    return {"counting_batch": counting_batch}


@mutant
def texts_first():
    """Has the texts first and the steps second.

    Which axis is time in these exercises?
    """
    return {"counting_batch": lambda N: tuple(np.swapaxes(part, 0, 1) for part in batch(N))}


@mutant
def letters_not_one_hot():
    """Gives the letters as numbers, not as rows with a 1 at the letter.

    Is X twice as much as a?
    """

    def counting_batch(N):
        X, targets, scored = batch(N)
        return X.argmax(axis=2), targets, scored

    return {"counting_batch": counting_batch}


ONE_B_FEWER = [
    Mutant(
        f"one_b_fewer_{place}",
        "Has one b fewer than a. How many b follow on aaX?",
        {"counting_batch": lambda N, last=last: batch(N, longer=-1, last=last)},
    )
    for place, last in {"scored_as_before": lambda n: 2 * n + 1, "scored_shorter": lambda n: 2 * n}.items()
]


def padded(N, letter):
    """The batch with a letter at the steps at which a text is over."""
    X, targets, scored = batch(N)
    X[X.sum(axis=2) == 0, letter] = 1
    return X, targets, scored


PADDED = [
    Mutant(
        f"padding_reads_{name}",
        f"Has the letter {name} in the inputs when a text is over. What stands in X where nothing is read?",
        {"counting_batch": lambda N, letter=letter: padded(N, letter)},
    )
    for letter, name in enumerate("aXb")
]


ENDS = [
    Mutant(
        f"end_is_{name}",
        "Has another number for the end. Which target is there after the last b, and which when the text is over?",
        {"counting_batch": lambda N, end=end: batch(N, end=end)},
    )
    for name, end in {"a": 0, "b_at_the_last_step": 2, "below_zero": -1, "four": 4}.items()
]


@mutant
def only_the_end_scored():
    """Scores the last step of a text alone.

    At how many steps of aaXbb is it certain what comes next?
    """
    return {"counting_batch": lambda N: batch(N, first=lambda n: 2 * n)}


@mutant
def targets_one_hot():
    """Gives the targets as rows with a 1 at the letter.

    Which shape have the targets?
    """

    def counting_batch(N):
        X, targets, scored = batch(N)
        return X, np.eye(4)[targets], scored

    return {"counting_batch": counting_batch}
