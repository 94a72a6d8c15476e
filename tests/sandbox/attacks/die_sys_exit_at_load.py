"""Exits at the top of the file."""
# levels: ABCD
# outcome: load-raised

import sys
sys.exit(0)
