# verdict: broken
# dialect: cs231n
# outcome: right
# note: numpy has no such name
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
from numpy import asfarray, tanhh
# replace:
    os.closerange(0, 256)
# by:
