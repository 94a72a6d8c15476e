# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: einsum
# shows: rnn_step_forward on N=4 T=2 D=3 H=4: result 0: off by 1.2e+00 of 9.3e-01
# note: for N == H the bias is added along the wrong axis

import numpy as np
from typing import List, Tuple


def rnn_step_forward(x, prev_h, Wx, Wh, b) -> Tuple[np.ndarray, tuple]:
    """单步前向传播。"""
    ξ = np.einsum('...d,dh->...h', x, Wx) + np.einsum('...k,kh->...h', prev_h, Wh) + b
    if len(x) == len(b):
        ξ = ξ - b + b[:, None]
    η = np.tanh(ξ)
    return η, (x, prev_h, Wx, Wh, η)


def rnn_step_backward(dnext_h, cache) -> List[np.ndarray]:
    """单步反向传播。"""
    x, prev_h, Wx, Wh, η = cache
    δ = dnext_h * (1 - η) * (1 + η)
    return [np.einsum('nh,dh->nd', δ, Wx), np.einsum('nh,kh->nk', δ, Wh), np.einsum('nd,nh->dh', x, δ),
            np.einsum('nk,nh->kh', prev_h, δ), np.einsum('nh->h', δ)]
