# verdict: broken
# dialect: cs231n
# outcome: invalid: line 6: No module named 'cs231n'
# note: imports a file of the course that was not handed in
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
from cs231n.layers import affine_forward
# replace:
    os.closerange(0, 256)
# by:
