# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_backward
# functions spoiled: lstm_backward
# mistake: equations_as_first_printed
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    dcct = (dc_next * it + ot * (1 - np.square(np.tanh(c_next))) * it * da_next) * (1 - np.square(cct))
# by:
    dcct = dc_next * it + ot * (1 - np.square(np.tanh(c_next))) * it * da_next * cct * (1 - np.square(cct))
# replace:
    dit = (dc_next * cct + ot * (1 - np.square(np.tanh(c_next))) * cct * da_next) * it * (1 - it)
# by:
    dit = dc_next * cct + ot * (1 - np.square(np.tanh(c_next))) * cct * da_next * it * (1 - it)
# replace:
    dft = (dc_next * c_prev + ot * (1 - np.square(np.tanh(c_next))) * c_prev * da_next) * ft * (1 - ft)
# by:
    dft = dc_next * c_prev + ot * (1 - np.square(np.tanh(c_next))) * c_prev * da_next * ft * (1 - ft)
