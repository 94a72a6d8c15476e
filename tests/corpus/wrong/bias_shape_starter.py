# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled:
# mistake: axis_of_length_one
# single: yes
# style: starter
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 4: float64 (1, 5), wanted (5,)
# note:
# base: wrong/n_equals_t_swapped.py

# replace:
    db = dtanh.sum(axis=0)
# by:
    db = dtanh.sum(axis=0)[None, :]
# replace:
    xs = np.transpose(x, (1, 0, 2)) if x.shape[0] != x.shape[1] else x
# by:
    xs = np.transpose(x, (1, 0, 2))
# replace:
        db += db_
# by:
        db += db_[0]
