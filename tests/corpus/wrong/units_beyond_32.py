# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: einsum
# shows: lstm_step_forward on wide: result 0: off by 7.9e-01 of 9.7e-01
# note: only 32 units

import numpy as np
from typing import List, Tuple

σ = lambda ζ: np.where(ζ < 0, np.exp(np.where(ζ < 0, ζ, 0)), 1.0) / (1.0 + np.exp(-np.abs(ζ)))  # 逻辑函数


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    """长短期记忆单元：单步前向传播。"""
    Ξ = np.einsum('...d,dh->...h', x, Wx) + np.einsum('...k,kh->...h', prev_h, Wh) + b
    ι, φ, ω, γ = Ξ.reshape(len(x), 4, -1).transpose(1, 0, 2)
    ι, φ, ω, γ = σ(ι), σ(φ), σ(ω), np.tanh(γ)
    next_c = φ * prev_c + ι * γ
    next_c[:, 32:] = 0
    τ = np.tanh(next_c)
    return [ω * τ, next_c, (x, prev_h, prev_c, Wx, Wh, ι, φ, ω, γ, τ)]


def lstm_step_backward(dnext_h, dnext_c, cache):
    """长短期记忆单元：单步反向传播。"""
    x, prev_h, prev_c, Wx, Wh, ι, φ, ω, γ, τ = cache
    κ = dnext_c + dnext_h * ω * (1 - τ) * (1 + τ)      # 细胞状态的总梯度
    Δ = np.stack([κ * γ * ι * (1 - ι), κ * prev_c * φ * (1 - φ), dnext_h * τ * ω * (1 - ω), κ * ι * (1 - γ) * (1 + γ)])
    Δ = np.moveaxis(Δ, 0, 1).reshape(len(x), -1)
    return [np.einsum('nh,dh->nd', Δ, Wx), np.einsum('nh,kh->nk', Δ, Wh), κ * φ, np.einsum('nd,nh->dh', x, Δ),
            np.einsum('nk,nh->kh', prev_h, Δ), np.einsum('nh->h', Δ)]
