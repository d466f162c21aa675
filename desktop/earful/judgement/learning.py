"""Fits linear heads over hashed features. Training only: scipy is imported here and nowhere at run time."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack, vstack

from earful.judgement.features import BUCKET_BITS, bucket_of, stream
from earful.judgement.targets import Target
from earful.judgement.vocabulary import Vocabulary

Floats = NDArray[np.float32]
_BATCH = 2000
CONCEPT_SHARE = 0.04


def matrix(texts: Sequence[str], paired: bool = True) -> Any:
    """[texts, 2^20] sparse float32: each row's values are divided by the square root of the row's mass.

    Without `paired` only what words bring by themselves is taken."""
    vocabulary = Vocabulary()
    parts = [_rows(texts[at : at + _BATCH], vocabulary, paired) for at in range(0, len(texts), _BATCH)]
    return vstack(parts, format="csr")


def _rows(texts: Sequence[str], vocabulary: Vocabulary, paired: bool) -> Any:
    seen = stream(texts, vocabulary)
    codes, own, sizes = vocabulary.flat(seen.ids.tolist())
    columns = [bucket_of(codes)]
    owners = [np.repeat(seen.owner, sizes)]
    if paired:
        columns += [*(codes for codes, _ in seen.pairs), seen.lengths]
        owners += [*(seen.owner[at] for _, at in seen.pairs), np.arange(len(texts), dtype=np.int32)]
    texts_of = np.concatenate(owners)
    values = np.concatenate([own.astype(np.float64), np.ones(len(texts_of) - len(own))])
    mass = np.bincount(texts_of, values * values, minlength=len(texts)).clip(1)
    values /= np.sqrt(mass)[texts_of]
    rows = csr_matrix(
        (values.astype(np.float32), (texts_of, np.concatenate(columns))), shape=(len(texts), 1 << BUCKET_BITS)
    )
    rows.sum_duplicates()
    return rows


def frequent(features: Any, least: int) -> NDArray[np.int64]:
    """The buckets that at least `least` texts use."""
    used = np.bincount(features.indices, minlength=features.shape[1])
    found: NDArray[np.int64] = np.flatnonzero(used >= least)
    return found


def fit_with_concepts(
    features: Any, concepts: Floats, told: Target, strength: float, steps: int = 60
) -> tuple[Floats, Floats, Floats]:
    """`fit` with the concepts as further features: weights [f, k], what the concepts add [concepts, k], intercepts.

    `concepts` [n, c] are small beside the words (unit spread times CONCEPT_SHARE), so that words rule where labels
    tell of them and concepts where they do not: measured, more of them cost complaints of known kinds."""
    if not concepts.any():
        w, b = fit(features, told, strength, steps)
        return w, np.zeros((concepts.shape[1], w.shape[1]), np.float32), b
    w, b = fit(hstack([features, csr_matrix(concepts)], format="csr"), told, strength, steps)
    return w[: features.shape[1]], w[features.shape[1] :], b


def fit(features: Any, told: Target, strength: float, steps: int = 60) -> tuple[Floats, Floats]:
    """Multinomial logistic regression with an intercept per domain, by L-BFGS. Deterministic.

    `features` [n, f] sparse; `strength` is the L2 penalty on the weights. A set that lacks a class (no neutral texts)
    says nothing against it: the class is barred there. Gives weights [f, k] and one intercept [k], the mean over the
    domains that know all classes: a set's own share of classes stays in its own intercept and does not teach words."""
    n, f = features.shape
    k, domains = told.share.shape[1], int(told.domain.max()) + 1
    turned = features.T.tocsr()
    weight = told.weight / told.weight.sum()
    barred = np.where(told.allowed, np.float32(0), np.float32(-1e4))
    place = csr_matrix((np.ones(n, np.float32), (told.domain, np.arange(n))), shape=(domains, n))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        parts = flat.astype(np.float32)
        w, b = parts[: f * k].reshape(f, k), parts[f * k :].reshape(domains, k)
        z = features @ w + b[told.domain] + barred
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        total = p.sum(1, keepdims=True)
        value = -float((weight[:, None] * told.share * (z - np.log(total))).sum(dtype=np.float64))
        error = (p / total - told.share) * weight[:, None]
        gw = turned @ error + np.float32(2 * strength) * w
        gb = place @ error + np.float32(2e-4) * b
        value += strength * float((w.astype(np.float64) ** 2).sum()) + 1e-4 * float((b.astype(np.float64) ** 2).sum())
        return value, np.concatenate([gw.ravel(), gb.ravel()]).astype(np.float64)

    start = np.zeros((f + domains) * k)
    parts = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x.astype(
        np.float32
    )
    intercepts = parts[f * k :].reshape(domains, k)
    return parts[: f * k].reshape(f, k), intercepts[told.full if len(told.full) else slice(None)].mean(0)
