"""A certificate whose days are over."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.net.faulty import Faulty

from earful.domain.failures import KnownError
from earful.domain.http import Request
from earful.net.client import HttpClient


def expired(place: Path) -> Path:
    """A certificate for 127.0.0.1 that was good until yesterday, with its key."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, yesterday = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC) - timedelta(days=1)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(yesterday - timedelta(days=9))
        .not_valid_after(yesterday)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(True, None), True)
        .sign(key, hashes.SHA256())
    )
    written = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = place / "expired.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + written)
    return file


def test_a_certificate_that_has_expired_is_refused(
    tmp_path: Path, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = expired(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))  # trusted otherwise
    secure = Faulty(str(file))
    try:
        with pytest.raises(KnownError) as caught:
            client.send(Request(f"{secure.url}/ok"))
        assert caught.value.failure.kind == "bad_certificate"
        assert "expired" in caught.value.failure.params["reason"]
        assert not secure.asked
    finally:
        secure.end()
