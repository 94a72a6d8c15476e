"""Exits at the top of the file."""
# levels: ABCD
# outcome: load-exit

import sys
sys.exit(0)
