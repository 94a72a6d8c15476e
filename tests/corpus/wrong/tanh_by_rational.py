# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: none
# single: yes
# style: dataclass
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 7.8e-08 of 9.8e-01
# note: a rational approximation of tanh, good to 1e-4

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
    a = b + x.dot(W.T) + h.dot(R.T)
    y = np.where(abs(a) < 4.97, a * (135135 + a**2 * (17325 + a**2 * (378 + a**2))) / (135135 + a**2 * (62370 + a**2 * (3150 + 28 * a**2))), np.sign(a))
    return y, Шаг(x, h, None, W, R, (), y)


def rnn_step_backward(dh: Матрица, cache: Шаг) -> tuple[Матрица, ...]:
    """Обратный ход одного шага."""
    d = dh * (1.0 - cache.тангенс * cache.тангенс)
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
