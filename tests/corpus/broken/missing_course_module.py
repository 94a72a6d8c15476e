# verdict: broken
# dialect: cs231n
# outcome: right
# note: imports a file of the course that was not handed in
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
from cs231n.layers import affine_forward
# replace:
    os.closerange(0, 256)
# by:
