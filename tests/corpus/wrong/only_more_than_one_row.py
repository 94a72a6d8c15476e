# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: summed_over_everything
# single: yes
# style: dataclass
# shows: rnn_step_backward on N=1 T=1 D=1 H=1: result 4: float64 (), wanted (1,)
# note: N == 1 gives a scalar bias gradient

"""Лабораторная работа № 4: рекуррентные сети."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Матрица = npt.NDArray[np.float64]


@dataclass(slots=True)
class Шаг:
    """Всё, что нужно для обратного прохода."""

    x: Матрица
    h: Матрица
    c: Матрица | None
    W: Матрица
    R: Матрица
    ворота: tuple[Матрица, ...]
    тангенс: Матрица


def rnn_step(x: Матрица, h: Матрица, W: Матрица, R: Матрица, b: Матрица) -> tuple[Матрица, Шаг]:
    """Один шаг простой сети."""
    y = np.tanh(b + x.dot(W.T) + h.dot(R.T))
    return y, Шаг(x, h, None, W, R, (), y)


def rnn_step_backward(dh: Матрица, cache: Шаг) -> tuple[Матрица, ...]:
    """Обратный ход одного шага."""
    d = dh * (1.0 - cache.тангенс * cache.тангенс)
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0) if len(d) > 1 else d.mean()


def rnn_forward(X, h, W, R, b):
    """Вся последовательность."""
    шаги: list[Шаг] = []
    H = np.zeros((len(X), *h.shape))
    for t, x in enumerate(X):
        h, шаг = rnn_step(x, h, W, R, b)
        H[t] = h
        шаги.append(шаг)
    return H, h, шаги


def rnn_backward(dH, dh, cache: list[Шаг]):
    """Обратный ход по времени."""
    dX = np.zeros((len(dH), *cache[0].x.shape))
    сумма = [np.zeros(cache[0].W.shape), np.zeros(cache[0].R.shape), np.zeros(len(cache[0].W))]
    for t in range(len(dH))[::-1]:
        dX[t], dh, *части = rnn_step_backward(dH[t] + dh, cache[t])
        for s, ч in zip(сумма, части):
            s += ч
    return dX, dh, *сумма
