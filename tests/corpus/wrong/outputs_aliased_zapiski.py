# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled:
# mistake: output_buffers_aliased
# unnamed: says off_final_state
# single: yes
# style: dataclass
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 1: off by 9.9e-01 of 4.2e-01
# note:

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


def сигмоида(z: Матрица) -> Матрица:
    """Устойчивая сигмоида."""
    знак = np.sign(z)
    e = np.exp(-np.abs(z))
    return 0.5 + 0.5 * знак * (1.0 - e) / (1.0 + e)


def lstm_step(x: Матрица, h: Матрица, c: Матрица, W: Матрица, R: Матрица, b: Матрица):
    """Один шаг LSTM."""
    n = h.shape[1]
    z = x.dot(W.T) + h.dot(R.T) + b
    i, f, g, o = сигмоида(z[:, :n]), сигмоида(z[:, n:2 * n]), np.tanh(z[:, 2 * n:3 * n]), сигмоида(z[:, 3 * n:])
    новое = f * c + i * g
    т = np.tanh(новое)
    return o * т, новое, Шаг(x, h, c, W, R, (i, f, g, o), т)


def lstm_step_backward(dh: Матрица, dc: Матрица, cache: Шаг):
    """Обратный ход одного шага LSTM."""
    i, f, g, o = cache.ворота
    т = cache.тангенс
    всего = dc + o * dh * (1.0 - т * т)
    d = np.concatenate((всего * g * i * (1 - i), всего * cache.c * f * (1 - f), всего * i * (1 - g * g), dh * т * o * (1 - o)), axis=1)
    return d.dot(cache.W), d.dot(cache.R), всего * f, d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)


def lstm_forward(X, h, c, W, R, b):
    """Вся последовательность."""
    шаги: list[Шаг] = []
    H = np.zeros((len(X), *h.shape))
    for t, x in enumerate(X):
        h, c, шаг = lstm_step(x, h, c, W, R, b)
        H[t] = h
        шаги.append(шаг)
    h = c
    return H, (h, c), шаги


def lstm_backward(dH, d, cache: list[Шаг]):
    """Обратный ход по времени."""
    dh, dc = d
    dX = np.zeros((len(dH), *cache[0].x.shape))
    сумма = [np.zeros(cache[0].W.shape), np.zeros(cache[0].R.shape), np.zeros(len(cache[0].W))]
    for t in range(len(dH))[::-1]:
        dX[t], dh, dc, *части = lstm_step_backward(dH[t] + dh, dc, cache[t])
        for s, ч in zip(сумма, части):
            s += ч
    return dX, (dh, dc), *сумма
