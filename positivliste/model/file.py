"""A file by its name and its fingerprint, in the one shape that every event has it in."""

from __future__ import annotations

from positivliste.model.value import frozen


@frozen
class File:
    """A file: what it is called, and the SHA-256 of its bytes, in hexadecimal."""

    name: str
    sha256: str
