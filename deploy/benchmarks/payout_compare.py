"""How many payouts of two files differ: payout_compare.py EXACT OTHER"""

import sys

import numpy as np

exact, other = (np.fromfile(path, dtype=np.int64) for path in sys.argv[1:3])
print(f"{np.count_nonzero(exact != other)} of {np.count_nonzero(exact)}")
