# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: none
# single: yes
# style: einsum
# shows: lstm_step on Fortran: result 0: off by 6.0e-01 of 4.1e-01; lstm_forward on Fortran: result 0: off by 6.1e-01 of 6.7e-01
# note: reads the raw memory: weights in Fortran order are scrambled
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return np.frombuffer(m.tobytes('A')).reshape(4, hidden, -1)
