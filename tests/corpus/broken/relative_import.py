# verdict: broken
# dialect: cs231n
# outcome: right
# note: from . import helpers
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
from . import helpers
# replace:
    os.closerange(0, 256)
# by:
