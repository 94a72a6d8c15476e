# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# mistake: input_is_one_minus_forget
# single: yes
# style: class with __call__
# shows: on any input
# note: a class that is called LSTMCell, and has no method forward, is not what is graded
# base: right/class_called_like_a_cell.py

# replace:
        c_new = f * c + i * g
# by:
        c_new = f * c + (1 - f) * g
