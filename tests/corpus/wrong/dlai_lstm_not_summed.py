# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_backward
# mistake: none
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        dbc += gradients["dbc"]
# by:
        dbc = gradients["dbc"]
