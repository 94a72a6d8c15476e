"""Experiments that train: our cells on the tasks that need memory. `python -m exercises.experiments NAME`."""
