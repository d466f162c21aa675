"""Earful: listen to what is publicly said about a brand."""

import os

__version__ = "0.1.0"

# Our matrices are small: on two busy cores numpy's own threads made the judgement three times slower (DECISIONS.md 19).
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
