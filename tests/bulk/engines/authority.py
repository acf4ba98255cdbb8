"""An authority of its own for a cluster on the loopback, with a certificate that client, scheduler and workers share."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Authority:
    """Hold the files of the authority and of one certificate that it signed."""

    ca: Path
    cert: Path
    key: Path


def authority(folder: Path) -> Authority:
    """Make an authority and a certificate with openssl."""
    made = Authority(folder / "ca.pem", folder / "cert.pem", folder / "key.pem")
    ca_key, request = folder / "ca-key.pem", folder / "request.pem"
    _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", ca_key, "-out", made.ca, "-subj", "/CN=Test")
    _openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", made.key, "-out", request, "-subj", "/CN=cluster")
    _openssl("x509", "-req", "-in", request, "-CA", made.ca, "-CAkey", ca_key, "-CAcreateserial", "-out", made.cert)
    return made


def _openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
