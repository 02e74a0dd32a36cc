"""Payloads to canonical JSON and back, and the hash that chains events."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from json.encoder import encode_basestring as _quoted
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import AttrsInstance, fields, has

from positivliste.canonical import canonical
from positivliste.errors import BadData
from positivliste.model.events import PAYLOADS, Payload
from positivliste.store.files import sha256

Read = Callable[[Any], Any]
Write = Callable[[Any], str]

GENESIS = "0" * 64
"""What the first event has in the place of the hash before."""


def dump(payload: Payload) -> str:
    """A payload as canonical JSON; values that are at their default are left out.

    Raises:
        TypeError: it holds a value of the wrong type: what cannot be read again is never written.
    """
    kind: Any = type(payload)
    try:
        return _writer(kind)(payload)
    except (AttributeError, BadData, KeyError, TypeError, ValueError) as error:
        raise TypeError(f"an event of the kind {payload.KIND} holds a value of the wrong type: {error}") from error


def load(kind: str, version: int, data: str) -> Payload:
    """The payload that `dump` wrote.

    Raises:
        BadData: this version of positivliste does not know the kind, or the data do not fit it.
    """
    cls: Any = _class_of(kind, version)
    try:
        read: Payload = _reader(cls)(json.loads(data))
    except Exception as error:
        raise BadData(
            "bad-event",
            f"An event of the kind {kind} in the journal cannot be read: {error}.",
            "Run `positivliste verify`.",
        ) from error
    return read


def unread(kind: str, version: int, data: str) -> Payload:
    """The same payload, which is read when somebody asks what it says; what then does not fit raises there.

    Raises:
        BadData: this version of positivliste does not know the kind.
    """
    return _class_of(kind, version).unread(partial(load, kind, version, data))


def event_hash(
    seq: int, at: str, actor: str, round_id: str, package: str, kind: str, version: int, data: str, prev: str
) -> str:
    """The hash of an event, over everything that it holds and the hash of the one before."""
    told, said = map(_quoted, (at, actor, round_id, package, kind)), map(_quoted, (data, prev))
    return sha256(f"[{seq},{','.join(told)},{version},{','.join(said)}]".encode())


def _class_of(kind: str, version: int) -> type[Payload]:
    found = PAYLOADS.get((kind, version))
    if found is None:
        raise BadData(
            "unknown-event",
            f"The journal holds an event of the kind {kind} version {version}, which this positivliste does not know.",
            "Open the journal with the version that wrote it, or a newer one.",
        )
    return found


@cache
def _writer(kind: Any) -> Write:
    """How a value of a type is written. It raises where the value is of another."""
    arguments, origin = get_args(kind), get_origin(kind)
    if isinstance(kind, type) and has(kind):
        return _class_writer(kind)
    if origin is UnionType:
        (some,) = (_writer(argument) for argument in arguments if argument is not NoneType)
        return lambda value: "null" if value is None else some(value)
    if origin is tuple and arguments[-1] is ...:
        each = _writer(arguments[0])
        return lambda values: f"[{','.join(map(each, _TUPLE(values)))}]"
    if origin is tuple:
        writers = tuple(map(_writer, arguments))
        return lambda values: f"[{','.join(put(held) for put, held in zip(writers, _TUPLE(values), strict=True))}]"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {member: _quoted(member.value) for member in kind}.__getitem__
    return _WRITE[origin or kind]


def _class_writer(cls: type[AttrsInstance]) -> Write:
    exactly = _exactly(cls)
    named = sorted(fields(cls), key=lambda field: field.name)
    parts = [(f.name, f"{_quoted(f.name)}:", _writer(_hints(cls)[f.name]), f.default) for f in named]

    def write(value: Any) -> str:
        exactly(value)
        told = [
            key + put(held)
            for name, key, put, default in parts
            if (held := getattr(value, name)) is not default and held != default
        ]
        return f"{{{','.join(told)}}}"

    return write


def _json(value: Any) -> str:
    text = canonical(value).decode()
    if json.loads(text) != value:
        raise TypeError(f"{value!r} is not what JSON has")
    return text


@cache
def _reader(kind: Any) -> Read:
    """How a value of a type is read from what JSON has for it. It raises what the type raises."""
    arguments, origin = get_args(kind), get_origin(kind)
    if isinstance(kind, type) and has(kind):
        return _class_reader(kind)
    if origin is UnionType:
        (some,) = (_reader(argument) for argument in arguments if argument is not NoneType)
        return lambda value: None if value is None else some(value)
    if origin is tuple and arguments[-1] is ...:
        each = _reader(arguments[0])
        return lambda values: tuple(map(each, values))
    if origin is tuple:
        readers = tuple(map(_reader, arguments))
        return lambda values: tuple(read(value) for read, value in zip(readers, values, strict=True))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {member.value: member for member in kind}.__getitem__
    return _READ[origin or kind]


def _class_reader(cls: type[AttrsInstance]) -> Read:
    simple = {field.name: _SIMPLE.get(str(field.type)) for field in fields(cls)}

    def read(data: dict[str, Any]) -> Any:
        for name, value in data.items():
            if type(value) is not simple[name]:
                data[name] = _field_reader(cls, name)(value)
        return cls(**data)

    return read


@cache
def _field_reader(cls: type[AttrsInstance], name: str) -> Read:
    return _reader(_hints(cls)[name])


def _exactly(kind: type) -> Read:
    def same(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return same


def _number(value: Decimal) -> str:
    if value.is_nan():
        raise ValueError("it is no number")
    return _quoted(str(value))


_READ: dict[Any, Read] = {
    **{kind: _exactly(kind) for kind in (str, int, bool, dict)},
    date: date.fromisoformat,
    Decimal: Decimal,
}
_TUPLE = _exactly(tuple)


def _checked(kind: type, put: Write) -> Write:
    exactly = _exactly(kind)
    return lambda value: put(exactly(value))


_WRITE: dict[Any, Write] = {
    str: _quoted,
    int: _checked(int, str),
    bool: _checked(bool, {False: "false", True: "true"}.__getitem__),
    dict: _checked(dict, _json),
    date: _checked(date, lambda day: f'"{day.isoformat()}"'),
    Decimal: _checked(Decimal, _number),
}
_SIMPLE = {"str": str, "int": int, "bool": bool, "str | None": str}
"""The types of most fields, each with what JSON must have for them: these need no reading."""

_hints = cache(get_type_hints)
