"""Private keys made for these tests alone, and what a platform would do with a signed token."""

import base64
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils


def _pem(key):
    form, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(form, kind, serialization.NoEncryption()).decode()


EC_KEY = _pem(ec.generate_private_key(ec.SECP256R1()))
RSA_KEY = _pem(rsa.generate_private_key(65537, 2048))


def _bytes(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def parts_of(token):
    """Header and claims of a signed token."""
    return [json.loads(_bytes(part)) for part in token.split(".")[:2]]


def verified(token, private_key):
    """Whether the token was signed with this key."""
    told, _, signature = token.rpartition(".")
    public = serialization.load_pem_private_key(private_key.encode(), None).public_key()
    try:
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(_bytes(signature), told.encode(), padding.PKCS1v15(), hashes.SHA256())
        else:
            raw = _bytes(signature)
            der = utils.encode_dss_signature(*(int.from_bytes(raw[at : at + 32], "big") for at in (0, 32)))
            public.verify(der, told.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
