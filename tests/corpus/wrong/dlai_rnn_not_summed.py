# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_backward
# mistake: not_accumulated_dW
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        dWax += dWaxt
# by:
        dWax = dWaxt
