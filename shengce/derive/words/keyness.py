"""How surely a word is said more in one place than in another: log-likelihood (G2), signed.

Of a word that stands a times in n characters here and b times in m characters there, G2 = 2 (a ln(a / A) +
b ln(b / B)), with A = n (a + b) / (n + m) and B = m (a + b) / (n + m); a term with no occurrence counts nothing. It is
positive where the word is more frequent here, negative where it is more frequent there.
"""

from __future__ import annotations

import numpy as np

from shengce.derive.words.counted import Numbers


def signed_likelihood(here: Numbers, there: Numbers, size_here: float, size_there: float) -> Numbers:
    """Return the signed log-likelihood of each pair of occurrences, in so many characters."""
    both, size = here + there, size_here + size_there
    likelihood = 2 * (_surprise(here, size_here * both / size) + _surprise(there, size_there * both / size))
    signed: Numbers = likelihood * np.sign(here * size_there - there * size_here)
    return signed


def _surprise(found: Numbers, expected: Numbers) -> Numbers:
    ratio = np.divide(found, expected, out=np.ones_like(found), where=(found > 0) & (expected > 0))
    surprise: Numbers = found * np.log(ratio)
    return surprise
