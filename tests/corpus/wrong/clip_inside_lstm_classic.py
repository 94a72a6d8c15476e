# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: sequence_weights_clipped_5
# single: yes
# style: cs231n-classic
# shows: lstm_backward on cotangents x 1000: result 2: off by 1.0e+03 of 1.0e+03
# note: +-5, in the sequence only
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
        db += db_t
# by:
        db += db_t
    for d in (dWx, dWh, db):
        np.clip(d, -5, 5, out=d)
