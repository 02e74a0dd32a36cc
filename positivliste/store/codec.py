"""Payloads to canonical JSON and back, and the hash that chains events."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from functools import cache

from cattrs import Converter

from positivliste.canonical import canonical
from positivliste.errors import BadData
from positivliste.model.events import PAYLOADS, Payload

GENESIS = "0" * 64
"""What the first event has in the place of the hash before."""


def dump(payload: Payload) -> str:
    """A payload as canonical JSON; values that are at their default are left out."""
    return canonical(_converter().unstructure(payload)).decode()


def written(payload: Payload) -> str:
    """The same, of a payload that can be read again: what cannot is never written.

    Raises:
        TypeError: it holds a value of the wrong type.
    """
    try:
        data = dump(payload)
        same = load(payload.KIND, payload.VERSION, data) == payload
    except (AttributeError, BadData, TypeError, ValueError) as error:
        raise TypeError(f"an event of the kind {payload.KIND} holds a value of the wrong type: {error}") from error
    if not same:
        raise TypeError(f"an event of the kind {payload.KIND} holds a value of the wrong type")
    return data


def load(kind: str, version: int, data: str) -> Payload:
    """The payload that `dump` wrote.

    Raises:
        BadData: this version of positivliste does not know the kind, or the data do not fit it.
    """
    if (kind, version) not in PAYLOADS:
        raise BadData(
            "unknown-event",
            f"The journal holds an event of the kind {kind} version {version}, which this positivliste does not know.",
            "Open the journal with the version that wrote it, or a newer one.",
        )
    try:
        return _converter().structure(json.loads(data), PAYLOADS[kind, version])
    except Exception as error:
        raise BadData(
            "bad-event",
            f"An event of the kind {kind} in the journal cannot be read: {error}.",
            "Run `positivliste verify`.",
        ) from error


def event_hash(
    seq: int, at: str, actor: str, round_id: str, package: str, kind: str, version: int, data: str, prev: str
) -> str:
    """The hash of an event, over everything that it holds and the hash of the one before."""
    text = canonical([seq, at, actor, round_id, package, kind, version, data, prev])
    return hashlib.sha256(text).hexdigest()


@cache
def _converter() -> Converter:
    converter = Converter(omit_if_default=True, detailed_validation=False, forbid_extra_keys=True)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    return converter
