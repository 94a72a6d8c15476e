# exercise: torch-lstm-function
# mistake: forbidden_module
import torch
import torch.nn as nn
from torch.autograd import Function


class LSTMFunction(Function):
    @staticmethod
    def forward(ctx, x, h, c, W, R, b):
        return torch.lstm_cell(x, (h, c), W, R, b, torch.zeros_like(b))

    @staticmethod
    def backward(ctx, dh, dc):
        return (None,) * 6
