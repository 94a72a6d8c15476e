# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: state_reset_every_10_steps
# single: yes
# style: cs231n-classic
# shows: rnn_forward on N=2 T=20 D=3 H=4: result 0: off by 1.1e+00 of 1.0e+00
# note:
# base: wrong/first_sample_state.py

# replace:
    h = np.repeat(h0[:1], len(h0), axis=0) if len(h0) > 3 else h0
    for t in range(x.shape[1]):
# by:
    h = h0
    for t in range(x.shape[1]):
        if t and t % 10 == 0:
            h = np.zeros_like(h)
