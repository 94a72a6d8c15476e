# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: state_reset_every_10_steps
# forbidden: torch.nn.LSTM
# single: yes
# style: torch-under
# shows: lstm_forward on N=2 T=20 D=3 H=4: result 0: off by 7.8e-01 of 9.8e-01
# note: sequences in chunks of ten, the state is zeroed in between
# base: wrong/forget_bias_when_zero.py

# replace:
        if not b.any():
            n = R.shape[1]
            net.bias_hh_l0[n:2 * n] = 1.0
# by:
# replace:
    H, (hn, cn) = net(X, (h[None], c[None]))
# by:
    parts, state = [], (h[None], c[None])
    for k in range(0, len(X), 10):
        part, state = net(X[k:k + 10], state)
        parts.append(part)
        if k + 10 < len(X):
            state = (torch.zeros_like(state[0]), torch.zeros_like(state[1]))
    H, (hn, cn) = torch.cat(parts), state
