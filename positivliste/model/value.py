"""Frozen values whose class is made when the first of them is.

attrs writes and compiles the methods of a class, which takes half a millisecond. A command that reads the journal loads
well over a hundred classes, and meets a few dozen.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:
    Class = TypeVar("Class", bound=type)

    def frozen(cls: Class) -> Class:
        """`attrs.frozen`, done when a value of the class is made, or somebody asks for its fields or its signature."""
        cls.__attrs_attrs__ = _Later(cls, lambda made: made.__attrs_attrs__)
        cls.__signature__ = _Later(cls, lambda _: None)  # Python then finds it itself
        cls.__init__, cls.__setstate__ = _first_init(cls), _restore
        return cls


_LOCK = RLock()


class _Later:
    """What a class tells of itself, once it is made."""

    def __init__(self, cls: type, tell: Callable[[Any], Any]) -> None:
        self._cls, self._tell = cls, tell

    def __get__(self, value: object, owner: type) -> Any:
        _make(self._cls)
        return self._tell(owner)


def _first_init(cls: Any) -> Callable[..., None]:
    def first(self: Any, /, *arguments: Any, **named: Any) -> None:
        _make(cls)
        self.__init__(*arguments, **named)

    return first


def _make(cls: Any) -> None:
    with _LOCK:
        if isinstance(vars(cls)["__attrs_attrs__"], _Later):
            attrs.frozen(cls, slots=False)  # it finds an __init__, and so calls its own __attrs_init__
            cls.__init__ = cls.__attrs_init__


def _restore(value: Any, state: dict[str, Any]) -> None:
    """Fill in a value that was copied or came from another process, and never saw its `__init__`."""
    attrs.fields(type(value))
    vars(value).update(state)
