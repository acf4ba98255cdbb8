"""The form of a seal, which other programs can check as well: a DSSE envelope.

Source: github.com/secure-systems-lab/dsse, protocol.md and envelope.md, version 1.0.0.
"""

import base64
import json
from dataclasses import dataclass
from typing import Any

from gcmsgen.seal.json_object import json_object

_MAX_SIGNATURES = 16


@dataclass(frozen=True, slots=True)
class SealSignature:
    """Hold a signature, and the key that it names: anybody may write that name, so that it is a hint and proves nothing."""

    keyid: str
    sig: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """Hold what was signed, of which type it is, and its signatures."""

    payload_type: str
    payload: bytes
    signatures: tuple[SealSignature, ...]

    def written(self) -> bytes:
        """Return the envelope as JSON."""
        parts = {
            "payload": _encoded(self.payload),
            "payloadType": self.payload_type,
            "signatures": [{"keyid": one.keyid, "sig": _encoded(one.sig)} for one in self.signatures],
        }
        return json.dumps(parts, indent=2).encode() + b"\n"


def signed_bytes(payload_type: str, payload: bytes) -> bytes:
    """Return the bytes over which a signature goes: the type is among them, so that none is taken for one of another type.

    >>> signed_bytes("http://example.com/HelloWorld", b"hello world")
    b'DSSEv1 29 http://example.com/HelloWorld 11 hello world'
    """
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def read_envelope(data: bytes) -> Envelope:
    """Return the envelope in a file. Raises ValueError where it has not this form; fields that DSSE may gain are passed over."""
    read = json_object(data)
    try:
        signatures = read["signatures"]
        if not (isinstance(signatures, list) and 0 < len(signatures) <= _MAX_SIGNATURES):
            raise ValueError("signatures")
        return Envelope(
            _text(read["payloadType"]), _decoded(read["payload"]), tuple(_signature(one) for one in signatures)
        )
    except (KeyError, TypeError):
        raise ValueError("envelope") from None


def _signature(read: Any) -> SealSignature:
    return SealSignature(_text(read.get("keyid", "") if isinstance(read, dict) else None), _decoded(read["sig"]))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    return value


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _decoded(value: Any) -> bytes:
    """Return the bytes of a value in base64, of either alphabet (DSSE allows both), written in the one way there is for them."""
    text = _text(value)
    data = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    if text not in (_encoded(data), base64.urlsafe_b64encode(data).decode()):
        raise ValueError("base64")
    return data
