# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: gates_clipped_at_10
# single: yes
# style: closures
# shows: lstm_step on saturated: result 0: off by 7.2e-05 of 8.8e-01
# note: pre-activations clipped at 10 against overflow
# base: wrong/cell_sum_closures.py

# replace:
    return x @ W.T + h @ R.T + b, back
# by:
    return np.clip(x @ W.T + h @ R.T + b, -10, 10), back
# replace:
    c1 = i + g + f * c
# by:
    c1 = i * g + f * c
