"""Known mistakes in a simple recurrent network, one function each: the replaced part, and the advice as its docstring."""
