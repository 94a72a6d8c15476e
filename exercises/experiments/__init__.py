"""Experiments that train: our cells on the tasks that need memory. `python -m exercises.experiments NAME`."""

import os

# Before numpy is loaded: matrices as small as these are multiplied faster by one thread than by several.
for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
