"""Float64 ground truth: recurrent cells with analytic gradients. It computes numbers and never judges."""

from reference import activations, extended, fused, gradcheck, layouts, lstm, rnn, sequence, traces
from reference.cells import CELLS

__all__ = ["CELLS", "activations", "extended", "fused", "gradcheck", "layouts", "lstm", "rnn", "sequence", "traces"]
