"""Known mistakes in an LSTM: the replaced part, and the advice as its docstring."""
