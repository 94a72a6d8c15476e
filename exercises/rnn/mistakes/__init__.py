"""Known mistakes in a simple recurrent network: the replaced part, and the advice as its docstring."""
