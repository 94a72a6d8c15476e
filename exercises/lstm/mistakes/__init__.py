"""Known mistakes in an LSTM, one function each: the replaced part, and the advice as its docstring."""
