"""Wrong copies of the cells: one term of a source file changed, and the changed module loaded beside the right one."""

from __future__ import annotations

import importlib
import sys
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

from reference.cell import Cell

# file -> (what stands there, what stands there in the wrong copy)
CHANGES: dict[str, list[tuple[str, str]]] = {
    "memory": [
        ('h @ p["R"].T', 'h @ (1.001 * p["R"].T)'),
        ("c_new = f * c + i * g", "c_new = f * c + g"),
        ("c_new = f * c + i * g", "c_new = c + i * g"),
        ("c_new = f * c + i * g", "c_new = i * c + f * g"),
        ("s = self.squash_out.f(c_new)", "s = self.squash_out.f(c)"),
        ("s = self.squash_out.f(c_new)", "s = c_new"),
        ("h_new = o * s", "h_new = s"),
        ("g = self.squash_in.f(", "g = self.gate.f("),
        ('pre["o"], c_new, p)', 'pre["o"], c, p)'),
        ('(y(A["i"]), rest(A["i"]))', '(y(A["i"]), y(A["i"]))'),
        ('(rest(A["f"]), y(A["f"]))', '(y(A["f"]), y(A["f"]))'),
        ('read = np.concatenate(before, axis=1) @ p["G"].T', 'read = np.concatenate(before, axis=1) @ p["G"]'),
        ("dy + read_again[block] if block in read_again else dy", "dy"),
        ('read_again[block] if block in', 'read_again["i"] if block in'),
        ("self.out_gate, dh * s)", "self.out_gate, dh * c_new)"),
        ("self.out_gate, dh * s)", "self.out_gate, dh)"),
        ("self._plus_peep(dc + dh * o *", "self._plus_peep(dh * o *"),
        ("self._plus_peep(dc + dh * o *", "self._plus_peep(dc + dh *"),
        ("self.squash_out.slope(c_new)", "self.squash_out.slope(s)"),
        ('self.squash_out.slope(c_new), "o", da, p)', 'self.squash_out.slope(c_new), "", da, p)'),
        ("dc * (g - c if self.coupled else g)", "dc * (g - c_new if self.coupled else g)"),
        ("dc * (g - c if self.coupled else g)", "dc * (g - c if self.coupled else 1)"),
        ("dc * (c - g if self.coupled else c)", "dc * (c + g if self.coupled else c)"),
        ("dc * (c - g if self.coupled else c)", "dc * (c - g if self.coupled else c_new)"),
        ("da * opened[block] if block in opened else da", "da"),
        ("dy * squash.slope(A[block])", "dy"),
        ("self.squash_in, dc * i)", "self.squash_in, dc)"),
        ("self.squash_in, dc * i)", "self.gate, dc * i)"),
        ("self._plus_peep(dc * f,", "self._plus_peep(dc,"),
        ("self._plus_peep(dc * f,", "self._plus_peep(dstate[1] * f,"),
        ('dc * f, "if", da, p)', 'dc * f, "i", da, p)'),
        ('dc * f, "if", da, p)', 'dc * f, "f", da, p)'),
        ('all_da @ p["R"]', 'all_da @ (0.999 * p["R"])'),
        ("np.zeros_like(h) if self.truncated else ", ""),
        ('self.peephole == "none" or self.truncated:', 'self.peephole == "none":'),
        ('Product("R", 0, all_da, h)', 'Product("R", 0, all_da, o * s)'),
        ('c_new if k == "o" else c)', "c)"),
        ('back = np.split(da_gates @ p["G"]', 'back = np.split(da_gates @ p["G"].T'),
        ('Product("G", 0, da_gates, read)', 'Product("G", 0, da_gates, 0.5 * read)'),
        ("np.clip(a, -self.clip, self.clip)", "np.clip(a, -self.clip, 0.9 * self.clip)"),
    ],
    "gru": [
        ("z * h + rest * n if", "rest * h + z * n if"),
        ("else rest * h + z * n", "else z * h + rest * n"),
        ('h @ R_n.T + p.get("bn", 0)', "h @ R_n.T"),
        ("H :] + r * q", "H :] + q"),
        ("(r * h) @ R_n.T", "h @ R_n.T"),
        ("(dh * (h - n), dh * rest, dh * z)", "(dh * (n - h), dh * rest, dh * z)"),
        ("(dh * (n - h), dh * z, dh * rest)", "(dh * (n - h), dh * z, dh * z)"),
        ("sigmoid(-a_rz[:, H:])", "sigmoid(-a_rz[:, :H])"),
        ("dn * tanh_slope(a_n)", "dn"),
        ("dr = da_n * q", "dr = da_n * h"),
        ("dr = dq * q", "dr = dq * q * r"),
        ("dh_before = dh_before + dq @ R_n", "dh_before = dh_before + da_n @ R_n"),
        ("dh_before = dh_before + dq * r", "dh_before = dh_before + dq"),
        ('Product("R", 2 * H, dq, h)', 'Product("R", 2 * H, da_n, h)'),
        ('Product("R", 2 * H, da_n, r * h)', 'Product("R", 2 * H, da_n, h)'),
        ("dz * z * rest]", "dz * z]"),
        ("dh_before += da_rz @ R_rz", "pass"),
        ('{"bn": dq}', '{"bn": da_n}'),
    ],
    "mut": [
        ("[first, second, np.tanh(xp)]", "[first, second, xp]"),
        ("[first, xp, second]", "[first, np.tanh(xp), second]"),
        ("da_n * tanh_slope(self._bare(x, p))", "da_n"),
        ("([da_z, da_n], axis=1), da_r", "([da_z, da_n], axis=1), da_n"),
        ("dxp.T @ x}", "0.5 * dxp.T @ x}"),
        ("h if self.kind == 2 else np.tanh(h)", "h"),
        ("(z * n + rest * h,)", "(z * h + rest * n,)"),
        ("a_n = a_n + (r * h) @ R_n.T", "a_n = a_n + r * (h @ R_n.T)"),
        ("da_n = dh * z * tanh_slope(a_n)", "da_n = dh * tanh_slope(a_n)"),
        ("da_z = dh * (n - h)", "da_z = dh * (h - n)"),
        ("da_r = m * h *", "da_r = m *"),
        ("dh * rest + m * r", "dh * rest + m"),
        (" + da_r @ R_r", ""),
        ("back * tanh_slope(h)", "back"),
        ('Product("R", 0, da_z, read)', 'Product("R", 0, da_z, 2 * read)'),
        ("da_n, r * h)", "da_n, h)"),
    ],
    "elman": [
        ('h @ p["R"].T', 'h @ p["R"]'),
        ("self.squash.slope(a)", "self.squash.slope(h)"),
        ('(da @ p["R"],)', '(da @ p["R"].T,)'),
        ('Product("R", 0, da, h)', 'Product("R", 0, da, a)'),
    ],
    "udacity": [
        ("a_u = kept @", "a_u = (kept + n * i) @"),
        ("kept = ltm * f", "kept = ltm"),
        ("(u * v, kept + n * i)", "(u * v, kept + n)"),
        ("(u * v, kept + n * i)", "(np.tanh(kept + n * i) * v, kept + n * i)"),
        ("da_u = dS * v * tanh_slope(a_u)", "da_u = dS * v"),
        ('dkept = dL + da_u @ p["U"]', "dkept = dL"),
        ("dL * n * sigmoid_slope", "dkept * n * sigmoid_slope"),
        ("dkept * ltm * sigmoid_slope", "dL * ltm * sigmoid_slope"),
        ("dL * i * tanh_slope", "dL * tanh_slope"),
        ("dS * u * sigmoid_slope", "dS * sigmoid_slope"),
        ("dkept * f), products", "dL * f), products"),
        ('Product("U", 0, da_u, kept)', 'Product("U", 0, da_u, ltm)'),
        ('{"bu": da_u}', '{"bu": 0.5 * da_u}'),
    ],
    "sequence": [
        ("np.where(mask[:, :, None], X, np.zeros((), X.dtype))", "X"),
        ("np.where(inside, new[0], H[t])", "new[0]"),
        ("new if inside is None else _choose(inside, new, state)", "new"),
        ("_choose(inside, (dstate[0] + dH[t], *dstate[1:]), zeros)", "(dstate[0] + dH[t], *dstate[1:])"),
        ("_choose(inside, (dstate[0] + dH[t], *dstate[1:]), zeros)", "_choose(inside, dstate, zeros)"),
        ("_choose(inside, pulls[t].state, dstate)", "pulls[t].state"),
        ("dstate = _choose(inside, pulls[t].state, dstate)", "pass"),
        ("range(T - 1, -1, -1) if reverse else range(T)", "range(T)"),
    ],
    "cell": [
        ('x @ p["W"].T + p["b"]', 'x @ p["W"].T'),
        ('"W": da.T @ x', '"W": da.T @ (0.999 * x)'),
        ("da.sum(axis=0)", "da.mean(axis=0)"),
        ('da @ p["W"], gradients', 'da @ (2 * p["W"]), gradients'),
        ("[row : row + delta.shape[1]]", "[: delta.shape[1]]"),
        ("[pull.products[k].v for pull in pulls]", "[pulls[0].products[k].v for pull in pulls]"),
        ("for pull in pulls[1:]) + pulls[0].sums[name]", "for pull in pulls[1:])"),
    ],
    "rnn": [
        ("h @ R.T", "h @ R"),
        ("dh * tanh_slope(a)", "dh * tanh_slope(h)"),
        ("da.T @ h,", "da.T @ a,"),
        ("da.sum(axis=0)", "da.mean(axis=0)"),
        ("dH[t] + dh, steps[t]", "dH[t], steps[t]"),
        ("dR += dR_t", "dR = dR_t"),
    ],
    "lstm": [
        ("np.tanh(a_g), sigmoid(a_o)", "np.tanh(a_o), sigmoid(a_g)"),
        ("c_new = f * c + i * g", "c_new = f * c + (1 - f) * g"),
        ("return o * np.tanh(c_new),", "return o * c_new,"),
        ("da_o = dh * np.tanh(c_new)", "da_o = dh * np.tanh(c)"),
        ("o * tanh_slope(c_new)", "o * tanh_slope(c)"),
        ("da_f = dc * c *", "da_f = dc * c_new *"),
        ("da_g = dc * i *", "da_g = dc * g *"),
        ("dc * f, da.T", "dc, da.T"),
        ("da.T @ h, da.sum", "da.T @ (o * np.tanh(c_new)), da.sum"),
        ("dH[t] + dh, dc, steps[t]", "dH[t] + dh, 0 * dc, steps[t]"),
        ("db += db_t", "db = db_t"),
    ],
    "fused": [
        ("M[3 * H :], M[2 * H : 3 * H]", "M[2 * H : 3 * H], M[3 * H :]"),
        ("gates += 0.5", "gates += 0.25"),
        ("np.multiply(f, Cs[t]", "np.multiply(f, Cs[0]"),
        ("P_f *= C", "P_f *= tanh_C"),
        ("P_g *= i", "P_g *= o"),
        ("K *= o", "K *= 1"),
        ("Hs[:T].reshape", "Hs[1:].reshape"),
        ("dh += dH[t]", "dh = dH[t].copy()"),
    ],
}  # fmt: skip

# The lines that give a name its fields. The twins read the same fields, so only tests/reference/by_name.py sees these.
REGISTRY: dict[str, list[tuple[str, str]]] = {
    "elman": [
        ('"RNN-logistic", squash=LOGISTIC', '"RNN-logistic", squash=TANH'),
        ('"RNN")', '"RNN", squash=LOGISTIC)'),
    ],
    "cells": [('MemoryCell("LSTM")', 'MemoryCell("LSTM", coupled=True, gates="io")')],
    "peephole": [('"peephole LSTM", peephole="diagonal"', '"peephole LSTM"')],
    "gers": [
        ("squash_in=WIDE_TANH, squash_out=HALF_TANH", "squash_in=WIDE_TANH, squash_out=WIDE_TANH"),
        ("squash_in=WIDE_TANH, squash_out=HALF_TANH", "squash_out=HALF_TANH"),
        ('"2000 peephole linear", squash_out=IDENTITY', '"2000 peephole linear"'),
        ('"2000 peephole truncated", truncated=True', '"2000 peephole truncated"'),
        ('"1999 forget gate truncated", truncated=True', '"1999 forget gate truncated"'),
        ('"2000 peephole", peephole="diagonal"', '"2000 peephole"'),
    ],
    "hochreiter": [
        ("squash_in=WIDE_TANH, squash_out=HALF_TANH", "squash_in=HALF_TANH, squash_out=HALF_TANH"),
        ('"1997", gates="io"', '"1997", gates="fo"'),
        ('"1997 truncated", truncated=True', '"1997 truncated"'),
    ],
    "odyssey": [
        ('"NIG", gates="fo"', '"NIG", gates="io"'),
        ('"NFG", gates="io"', '"NFG", gates="io", coupled=True'),
        ('"NOG", gates="if"', '"NOG", gates="if", squash_out=IDENTITY'),
        ('"NIAF", squash_in=IDENTITY', '"NIAF", squash_out=IDENTITY'),
        ('"NOAF", squash_out=IDENTITY', '"NOAF", squash_in=IDENTITY'),
        ('"CIFG", gates="io"', '"CIFG", gates="fo"'),
        ('"CIFG", gates="io", coupled=True', '"CIFG", gates="io"'),
        ('"NP", peephole="none"', '"NP"'),
        ('"FGR", gate_recurrence=True', '"FGR"'),
    ],
    "jozefowicz": [
        ('as printed", out_gate=TANH', 'as printed"'),
        ("AS_PRINTED_I = replace(AS_PRINTED", "AS_PRINTED_I = replace(LSTM"),
        ("AS_PRINTED_F = replace(AS_PRINTED", "AS_PRINTED_F = replace(LSTM"),
        ('"LSTM-f as printed", gates="io"', '"LSTM-f as printed", gates="fo"'),
        ('"LSTM-i", gates="fo"', '"LSTM-i", gates="io"'),
        ('"LSTM-o", gates="if"', '"LSTM-o", gates="if", coupled=False, squash_in=TANH, squash_out=LSTM.gate'),
    ],
    "gru": [
        ('"GRU keep, after", z_keeps=True', '"GRU keep, after", z_keeps=False'),
        ('"GRU keep, before", z_keeps=True', '"GRU keep, before", z_keeps=False'),
        ('"GRU replace, after", z_keeps=False', '"GRU replace, after", z_keeps=True'),
        ('"GRU replace, before", z_keeps=False', '"GRU replace, before", z_keeps=True'),
        ("z_keeps=False, reset_after=True", "z_keeps=False, reset_after=False"),
        ("z_keeps=True, reset_after=False", "z_keeps=True, reset_after=True"),
    ],
    "mut": [
        ('"MUT1", kind=1', '"MUT1", kind=2'),
        ('"MUT2", kind=2', '"MUT2", kind=1'),
        ('"MUT3", kind=3', '"MUT3", kind=2'),
        ('"MUT1 projected", kind=1', '"MUT1 projected", kind=2'),
        ('"MUT2 projected", kind=2, projected=True', '"MUT2 projected", kind=2'),
    ],
    "colah": [
        ('"Colah GRU", z_keeps=False', '"Colah GRU", z_keeps=True'),
        ("reset_after=False, bias=False", "reset_after=True, bias=False"),
        ("reset_after=False, bias=False", "reset_after=False"),
        ('"Colah coupled gates", gates="fo"', '"Colah coupled gates", gates="io"'),
        ('"Colah coupled, full-matrix peepholes", gates="fo"', '"Colah coupled, full-matrix peepholes", gates="io"'),
        ('peepholes", peephole="full"', 'peepholes", peephole="diagonal"'),
    ],
}  # fmt: skip

# Errors that writing and reading a layout can share; the first of a pair may stand in several places.
LAYOUT_CHANGES: list[tuple[str, str]] = [
    ('_columns("zrn", "rzn"', '_columns("rzn", "rzn"'),
    ('reorder(_second_bias(p), "rzn", "zrn")', "0 * _second_bias(p)"),
    ('_flax("ifgo", "h"', '_flax("igfo", "h"'),
    ('_flax("rzn", "i"', '_flax("zrn", "i"'),
    ('"kernel": W[k].T', '"kernel": W[k]'),
    ('"kernel": R[k].T', '"kernel": R[k]'),
    ('h["hn"]["bias"] = p["bn"]', 'h["hn"]["bias"] = 0 * p["bn"]'),
    ('R: moved["R"].T', 'R: moved["R"]'),
    ('{W: moved["W"].T', '{W: moved["W"]'),
    ('("lstm", "keras"): _columns("ifgo"', '("lstm", "keras"): _columns("ifog"'),
    ('("lstm", "cs231n"): _columns("ifog"', '("lstm", "cs231n"): _columns("ifgo"'),
    ('"Waa": p["R"]', '"Waa": p["R"].T'),
    ('"Wax": p["W"]', '"Wax": p["W"].T'),
    ("np.concatenate([R[k], W[k]], axis=1)", "np.concatenate([W[k], R[k]], axis=1)"),
    ('"g": "n", "o": "v"', '"g": "v", "o": "n"'),
    ('"g": "c", "o": "o"', '"g": "o", "o": "c"'),
    ('(p["b"][:, None], p["W"], p["R"])', '(p["b"][:, None], p["R"], p["W"])'),
    ('reorder(v, "ifgo", "ifog")', 'reorder(v, "ifgo", "ifgo")'),
]


def wrong_copy(name: str, change: tuple[str, str]) -> ModuleType:
    """The module reference.<name> with one change of its source; KeyError where the text does not stand there."""
    right = importlib.import_module(f"reference.{name}")
    source = Path(str(right.__file__)).read_text(encoding="utf-8")
    if change[0] not in source:
        raise KeyError(f"{name}.py has no {change[0]!r}")
    module = ModuleType(f"reference_wrong_{name}")
    sys.modules[module.__name__] = module  # dataclasses look their module up
    try:
        exec(compile(source.replace(*change), f"wrong {name}.py", "exec"), module.__dict__)
    finally:
        del sys.modules[module.__name__]
    return module


def wrong_cell(module: ModuleType, right: Cell) -> Cell:
    """The same cell made from the wrong copy's class."""
    values: dict[str, Any] = {f.name: getattr(right, f.name) for f in fields(right)}
    made = getattr(module, type(right).__name__)(**values)
    assert isinstance(made, Cell)
    return made
