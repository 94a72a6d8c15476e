# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: steps_reversed_caches_in_dx_dh_dW_t_dR_t_db_t
# single: yes
# style: modern-syntax
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.1e+00 of 1.9e+00
# note: the caches are walked forward while dh is walked backward
# base: wrong/gradient_of_mean.py

# replace:
    for d, step in zip(dh.swapaxes(0, 1)[::-1], cache[::-1], strict=True):
# by:
    for d, step in zip(dh.swapaxes(0, 1)[::-1], cache, strict=True):
# replace:
    return np.stack([g[0] for g in got][::-1], axis=1), carry, *(sum(g[k] for g in got) / len(got) for k in (2, 3, 4))
# by:
    return np.stack([g[0] for g in got][::-1], axis=1), carry, *(sum(g[k] for g in got) for k in (2, 3, 4))
