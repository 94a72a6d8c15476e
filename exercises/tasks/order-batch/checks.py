"""What every temporal order problem has in common."""

from dataclasses import replace

import numpy as np

from exercises.tasks.chance import (
    asked,
    draws,
    even,
    expect_repeats,
    expect_variety,
    never_or_often,
    repeats,
    shape_of,
    uneven,
)
from grader.checks import Answers, Mismatch, check

ENTRY = "order_batch"
MANY = 2000
LONGEST = 25  # steps by which mistakes are told apart; with more a pair of steps comes too seldom
SMALL = draws(15, (1, 15), (3, 20), (5, 30), (64, 50))
LARGE = draws(15, (MANY, 30), (MANY, 22))
SIGNALS, SYMBOLS = 2, 6
OF_SIGNALS = (  # what is uneven by chance's leave, where one signal comes more often than the other
    "the pair of signals",
    "the pair of classes of two samples",
    "the first signal's step",
    "the second signal's step",
)


def shapes(case):
    """The shapes of a batch."""
    return {"X": (case.T, case.B, SYMBOLS), "y": (case.B,)}


def windows(T):
    """The steps at which signals may be."""
    return range(2, T // 5), range(T // 2, T // 2 + T // 5)


def batch(student, case):
    """Inputs (T, B, 6) and classes (B,)."""
    found = asked(student, ENTRY, case, shapes)
    return found["X"], found["y"]


def symbols_of(X):
    """The symbols (T, B) of one-hot rows."""
    return X.argmax(axis=2)


@check(points=3, cases=SMALL)
def one_symbol_each(student, case):
    """There is one symbol at each step: a 1 and five 0s"""
    X, _ = batch(student, case)
    expect_variety(ENTRY, X)
    wrong = (np.sort(X, axis=2) != np.eye(SYMBOLS)[-1]).any(axis=2)
    if wrong.any():
        t, n = np.argwhere(wrong)[0]
        row = ", ".join(f"{value:.6g}" for value in X[t, n])
        raise Mismatch(ENTRY, "X", text=f"T = {case.T}: X[{t}, {n}] = [{row}], but should be one 1 and five 0s")


@check(points=3, cases=SMALL, needs=(one_symbol_each,))
def two_signals(student, case):
    """Every sample has two signals, one in each window"""
    symbols = symbols_of(batch(student, case)[0])
    early, late = windows(case.T)
    for n, row in enumerate(symbols.T):
        at = np.flatnonzero(row < SIGNALS)
        facts = ""
        if len(at) != 2:
            facts = f"has {len(at)} signals (symbols 0 and 1), but should have 2"
        elif at[0] not in early or at[1] not in late:
            one, other = (f"{steps[0]} ... {steps[-1]}" for steps in (early, late))
            facts = f"has its signals at steps {at[0]} and {at[1]}, but should have one in {one} and one in {other}"
        if facts:
            raise Mismatch(ENTRY, "X", text=f"T = {case.T}: sample {n} {facts}", shown={"symbols": row})


@check(points=3, cases=SMALL, needs=(two_signals,))
def classes(student, case):
    """The class is that of the two signals, in their order"""
    X, y = batch(student, case)
    for n, row in enumerate(symbols_of(X).T):
        first, second = row[row < SIGNALS]
        if y[n] != 2 * first + second:
            said = f"y[{n}] = {y[n]:g}, but should be {2 * first + second}: the signals are {first} and {second}"
            raise Mismatch(ENTRY, "y", text=said, shown={"symbols": row})


@check(points=3, cases=LARGE, needs=(two_signals,))
def spread(student, case):
    """Signals, their steps and distractors are each as often as they should be, independently of one another"""
    X, _ = batch(student, case)
    for name, counts in counted(symbols_of(X), case).items():
        even(ENTRY, "X", counts, int(counts.sum()), lambda k, name=name: f"{name} number {k} comes")


def counted(symbols, case):
    """How often each pair of signals, of steps and of neighbours comes, each signal at each step, each distractor."""
    early, late = windows(case.T)
    signals = symbols < SIGNALS
    first = np.where(signals[early], symbols[early], 0).sum(axis=0)
    second = np.where(signals[late], symbols[late], 0).sum(axis=0)
    pairs = (signals[early].astype(float) @ signals[late].astype(float).T).ravel()
    between = symbols[early[-1] + 1 : late[0]] - SIGNALS
    kinds = SYMBOLS - SIGNALS
    one, other = np.minimum(first, 1), np.minimum(second, 1)
    classes = 2 * one + other
    return {
        "the pair of signals": np.bincount(classes, minlength=4),
        "the pair of steps": pairs,
        "the distractor": np.bincount(between[between >= 0], minlength=kinds),
        "the pair of distractors, one after the other,": together(between, kinds),
        "the pair of classes of two samples": together(classes[:, None], 4),
        "the first signal's step": at(signals[early], one),
        "the second signal's step": at(signals[late], other),
    }


def together(rows, kinds):
    """How often each pair comes in rows 0 and 1, 2 and 3, ...: pairs that share nothing are independent."""
    even_rows, odd_rows = rows[: len(rows) // 2 * 2 : 2], rows[1::2]
    there = (even_rows >= 0) & (odd_rows >= 0)
    return np.bincount(kinds * even_rows[there] + odd_rows[there], minlength=kinds**2)


def at(places, signal):
    """How often each step has signal 0, and how often signal 1."""
    return np.concatenate([(places & (signal == k)).sum(axis=1) for k in range(SIGNALS)])


@check(points=1, cases=draws(15, (5, 30)), needs=(one_symbol_each,))
def seeded(student, case):
    """The same seed gives the same batch, another seed another one"""
    expect_repeats(student, ENTRY, case)


def pattern(student, case, absent):
    """What a batch is like, in numbers that chance does not move: what mistakes are told apart by."""
    case = replace(case, B=MANY, T=min(case.T, LONGEST))
    answer = student.order_batch(**case.arguments)
    found = {"shape of X": shape_of(answer["X"]), "shape of y": shape_of(answer["y"])}
    found["seeds"] = list(repeats(student, ENTRY, replace(case, B=5)).values())
    if found["shape of X"].tolist() == [case.T, case.B, SYMBOLS, -1]:
        X = np.asarray(answer["X"], dtype=float)
        symbols = symbols_of(X)
        signals = symbols < SIGNALS
        found["one symbol"] = [(X.sum(axis=2) == 1).all(), np.isin(X, (0, 1)).all()]
        found["signals"] = [(signals.sum(axis=0) == 2).all(), signals.sum(axis=0).max() > 2]
        halves = np.split(signals.any(axis=1), [case.T // 2])
        # of a place that is drawn once for all, chance decides which
        found["steps"] = np.concatenate([half * (half.sum() > 1) for half in halves])
        counts_of = counted(symbols, case)
        found["one signal more often"] = off = lopsided(counts_of["the pair of signals"])
        for name, counts in counts_of.items():
            known = not any(off) or name not in OF_SIGNALS
            found[name] = never_or_often(counts, 1 / len(counts), int(counts.sum())) if known else [-2.0, -2.0]
        kinds = counts_of["the distractor"]
        if all(kinds) and uneven(kinds, 1 / len(kinds), int(kinds.sum())).any():
            found |= {key: [0.0, -2.0] for key in ("the distractor", "the pair of distractors, one after the other,")}
        if found["shape of y"].tolist() == [case.B, -1, -1, -1]:
            found["classes"] = of_classes(symbols, np.asarray(answer["y"], dtype=float))
    return {name: np.asarray(part, dtype=float) for name, part in found.items()}


def lopsided(classes):
    """Whether the first signal is one of the two more often than chance allows, and whether the second is."""
    table = np.reshape(classes, (2, 2))
    return [bool(uneven(table.sum(axis=axis), 1 / 2, int(table.sum())).any()) for axis in (1, 0)]


def of_classes(symbols, y):
    """Which classes there are for each pair of signals: 4 times 5 numbers, the last for classes beyond 3."""
    signals = symbols < SIGNALS
    steps = np.arange(len(symbols))[:, None]
    first = np.where(signals, steps, len(symbols)).min(axis=0) % len(symbols)
    second = np.where(signals, steps, -1).max(axis=0)
    samples = np.arange(symbols.shape[1])
    pair = 2 * np.minimum(symbols[first, samples], 1) + np.minimum(symbols[second, samples], 1)
    known = np.where(np.isin(y, range(4)), y, 4).astype(int)
    table = np.zeros((4, 5))
    np.add.at(table, (pair, known), 1)
    return (table > 0).ravel()


ANSWERS = Answers(draws(15, *((3, T) for T in (15, 18, 20, 22, 25, 30))), lambda student, case: (), pattern, samples="")
