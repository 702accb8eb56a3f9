"""Signatures (Ed25519): whoever has the public key can check them, only the site can make them."""

import hashlib
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings


def public_key() -> str:
    """The site's own, in hex: what an auditor keeps elsewhere."""
    return _private_key().public_key().public_bytes_raw().hex()


def sign(statement: dict) -> dict:
    """``statement`` with ``key`` and ``signature``."""
    said = {**statement, "key": public_key()}
    return {**said, "signature": _private_key().sign(_bytes(said)).hex()}


def is_genuine(signed: dict) -> bool:
    """Whether the site said so: with its key of today, or with a former one."""
    said = {name: value for name, value in signed.items() if name != "signature"}
    if said.get("key") not in {public_key(), *settings.LOG_FORMER_KEYS}:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["key"]))
        key.verify(bytes.fromhex(signed.get("signature", "")), _bytes(said))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _private_key() -> Ed25519PrivateKey:
    secret = f"security log {settings.LOG_SIGNING_KEY}"
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(secret.encode()).digest())


def _bytes(statement: dict) -> bytes:
    return json.dumps(statement, sort_keys=True, separators=(",", ":")).encode()
