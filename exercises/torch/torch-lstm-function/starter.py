"""One step of an LSTM as a torch.autograd.Function. The task: task.md."""

import torch


class LSTMFunction(torch.autograd.Function):
    """LSTMFunction.apply(x, h, c, W, R, b) is one step; blocks i f g o."""

    @staticmethod
    def forward(ctx, x, h, c, W, R, b):
        """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,).

        Returns the new h and the new c; ctx.save_for_backward(...) keeps what backward needs.
        """
        raise NotImplementedError

    @staticmethod
    def backward(ctx, dh, dc):
        """The gradients that arrive at the new h and the new c; ctx.saved_tensors has what was kept.

        Returns dx, dh, dc, dW, dR, db.
        """
        raise NotImplementedError
