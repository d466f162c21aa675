"""Signed tokens (JSON Web Tokens, RFC 7519) for platforms that are logged in to with a private key."""

import base64
import json
import re
from collections.abc import Mapping
from typing import Any, Literal

from earful.domain.failures import KnownError


def signed_token(
    platform: str, private_key: str, algorithm: Literal["ES256", "RS256"], claims: Mapping[str, Any], **header: str
) -> str:
    """The token over `claims`, signed with a PEM key: ES256 is ECDSA on P-256 (64 bytes r and s, RFC 7518 3.4), RS256
    is RSA with SHA-256. Raises KnownError("bad_key") for a key that is none of that, ("signing_missing")."""
    head = {"alg": algorithm, "typ": "JWT", **header}
    told = b".".join(_coded(json.dumps(part, separators=(",", ":")).encode()) for part in (head, dict(claims)))
    return b".".join((told, _coded(_signature(platform, private_key, algorithm, told)))).decode()


def _whole(private_key: str) -> bytes:
    """The key with its lines as PEM wants them: forms and shells may have made spaces, \\n or nothing of them."""
    found = re.search(r"-----BEGIN ([A-Z ]+)-----(.*?)-----END", private_key.replace("\\n", "\n"), re.DOTALL)
    if not found:
        return private_key.strip().encode()
    body = re.sub(r"[^A-Za-z0-9+/=]", "", found[2])
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    return "\n".join([f"-----BEGIN {found[1]}-----", *lines, f"-----END {found[1]}-----", ""]).encode()


def _coded(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _signature(platform: str, private_key: str, algorithm: str, told: bytes) -> bytes:
    try:  # 40 ms to load, and wanted by two platforms only
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
    except ImportError as error:
        raise KnownError("signing_missing", {"platform": platform}, detail=str(error)) from error
    try:
        key = serialization.load_pem_private_key(_whole(private_key), None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KnownError("bad_key", {"platform": platform}, detail=type(error).__name__) from None
    if algorithm == "RS256" and isinstance(key, rsa.RSAPrivateKey):
        return key.sign(told, padding.PKCS1v15(), hashes.SHA256())
    if algorithm == "ES256" and isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name == "secp256r1":
        r, s = utils.decode_dss_signature(key.sign(told, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")
    raise KnownError("bad_key", {"platform": platform}, detail=f"not a key for {algorithm}")
