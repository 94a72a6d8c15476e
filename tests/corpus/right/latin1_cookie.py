# -*- coding: latin-1 -*-
# verdict: right
# dialect: cs231n
# functions wrong:
# mistake: none
# single: yes
# style: latin-1
# note: encoding cookie and German umlauts in latin-1; the cookie must stand in line 1 or 2, so it comes first
"""Übungsblatt 7: Rückwärtsläufe für einfache rekurrente Netze (nur RNN)."""
import numpy as np
GRÖSSE = None


def rnn_step_forward(x, h_vorher, Wx, Wh, b):
    """Ein Schritt vorwärts."""
    zustand = np.tanh(np.hstack((x, h_vorher)).dot(np.vstack((Wx, Wh))) + b)
    return zustand, (x, h_vorher, Wx, Wh, zustand)


def rnn_step_backward(d, cache):
    """Ein Schritt rückwärts."""
    x, h_vorher, Wx, Wh, zustand = cache
    d = d * (1 - zustand ** 2)
    beide = np.hstack((x, h_vorher)).T.dot(d)
    zurück = d.dot(np.vstack((Wx, Wh)).T)
    D = x.shape[1]
    return zurück[:, :D], zurück[:, D:], beide[:D], beide[D:], d.sum(axis=0)


def rnn_forward(x, h0, Wx, Wh, b):
    """Die ganze Folge; der Zwischenspeicher hält alle Zustände."""
    zustände = [h0]
    for t in range(x.shape[1]):
        zustände.append(rnn_step_forward(x[:, t], zustände[-1], Wx, Wh, b)[0])
    return np.stack(zustände[1:], axis=1), (x, zustände, Wx, Wh)


def rnn_backward(dh, cache):
    """Rückwärts durch die Zeit."""
    x, zustände, Wx, Wh = cache
    T = x.shape[1]
    dx, dWx, dWh, db = np.zeros(x.shape), np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(Wx.shape[1])
    rest = np.zeros(zustände[0].shape)
    for t in reversed(range(T)):
        dx[:, t], rest, a, e, f = rnn_step_backward(dh[:, t] + rest, (x[:, t], zustände[t], Wx, Wh, zustände[t + 1]))
        dWx, dWh, db = dWx + a, dWh + e, db + f
    return dx, rest, dWx, dWh, db
