"""Mistakes of modules: where the graph of autograd is cut, as parts of the cells that NumPy computes."""
