# verdict: wrong
# dialect: native
# functions wrong: lstm_backward, rnn_backward
# functions spoiled:
# mistake: argument_ignored_dh_in_lstm_backward or final_cotangents_ignored
# single: yes
# style: dataclass
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 2.7e-01 of 1.1e+00; rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.9e+00 of 1.5e+00
# note:
# base: right/native_zapiski.py

# replace:
"""Лабораторная работа № 4: рекуррентные сети."""
# by:

"""Лабораторная работа № 4: рекуррентные сети."""
# replace:
def rnn_backward(dH, dh, cache: list[Шаг]):
    """Обратный ход по времени."""
# by:
def rnn_backward(dH, dh, cache: list[Шаг]):
    """Обратный ход по времени."""
    dh = 0.0
# replace:
    dh, dc = d
# by:
    _, dc = d
    dh = np.zeros_like(dc)
