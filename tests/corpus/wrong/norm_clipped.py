# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward, rnn_backward
# functions spoiled:
# mistake: clip_by_norm_inside
# unnamed: says nothing
# single: yes
# style: one-matrix
# shows: rnn_step_backward on cotangents x 1000: result 0: off by 1.2e+03 of 1.2e+03; rnn_backward on many rows: result 0: off by 9.0e-01 of 4.1e+00
# note:
# base: wrong/last_gates_one_matrix.py

# replace:
        draw = (1 - hs[len(ins) - 1] ** 2) * (dH[t] + dhnext)
# by:
        draw = (1 - hs[t] * hs[t]) * (dH[t] + dhnext)
        norm = np.linalg.norm(draw)
        if norm > 10:
            draw *= 10 / norm
