# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward, lstm_step_backward
# functions spoiled:
# mistake: tanh_slope_missing+tanh_missing_in_dc
# single: no
# style: einsum
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.7e+00 of 1.2e+00; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.5e-01 of 1.4e+00
# note: tanh is taken for its own slope in the rnn; the slope is missing in the lstm's cell path

import numpy as np
from typing import List, Tuple

σ = lambda ζ: np.where(ζ < 0, np.exp(np.where(ζ < 0, ζ, 0)), 1.0) / (1.0 + np.exp(-np.abs(ζ)))  # 逻辑函数


def rnn_step_forward(x, prev_h, Wx, Wh, b) -> Tuple[np.ndarray, tuple]:
    """单步前向传播。"""
    ξ = np.einsum('...d,dh->...h', x, Wx) + np.einsum('...k,kh->...h', prev_h, Wh) + b
    η = np.tanh(ξ)
    return η, (x, prev_h, Wx, Wh, η)


def rnn_step_backward(dnext_h, cache) -> List[np.ndarray]:
    """单步反向传播。"""
    x, prev_h, Wx, Wh, η = cache
    δ = dnext_h * η
    return [np.einsum('nh,dh->nd', δ, Wx), np.einsum('nh,kh->nk', δ, Wh), np.einsum('nd,nh->dh', x, δ),
            np.einsum('nk,nh->kh', prev_h, δ), np.einsum('nh->h', δ)]


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    """长短期记忆单元：单步前向传播。"""
    Ξ = np.einsum('...d,dh->...h', x, Wx) + np.einsum('...k,kh->...h', prev_h, Wh) + b
    ι, φ, ω, γ = Ξ.reshape(len(x), 4, -1).transpose(1, 0, 2)
    ι, φ, ω, γ = σ(ι), σ(φ), σ(ω), np.tanh(γ)
    next_c = φ * prev_c + ι * γ
    τ = np.tanh(next_c)
    return [ω * τ, next_c, (x, prev_h, prev_c, Wx, Wh, ι, φ, ω, γ, τ)]


def lstm_step_backward(dnext_h, dnext_c, cache):
    """长短期记忆单元：单步反向传播。"""
    x, prev_h, prev_c, Wx, Wh, ι, φ, ω, γ, τ = cache
    κ = dnext_c + dnext_h * ω      # 细胞状态的总梯度
    Δ = np.stack([κ * γ * ι * (1 - ι), κ * prev_c * φ * (1 - φ), dnext_h * τ * ω * (1 - ω), κ * ι * (1 - γ) * (1 + γ)])
    Δ = np.moveaxis(Δ, 0, 1).reshape(len(x), -1)
    return [np.einsum('nh,dh->nd', Δ, Wx), np.einsum('nh,kh->nk', Δ, Wh), κ * φ, np.einsum('nd,nh->dh', x, Δ),
            np.einsum('nk,nh->kh', prev_h, Δ), np.einsum('nh->h', Δ)]
