# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_backward
# mistake: no_gradient_through_c
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        dc_prevt = gradients["dc_prev"]
# by:
