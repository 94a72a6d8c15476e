# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: tanh_slope_inverted
# single: yes
# style: dataclass
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.8e+01 of 1.2e+00
# note: as proposed: the arriving gradient is missing too

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
    d = 1.0 / (1.0 - cache.тангенс ** 2)
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)


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
