"""Frozen values whose class is made when the first of them is.

attrs writes and compiles the methods of a class, which takes half a millisecond. A command that reads the journal loads
well over a hundred classes, and meets a few dozen: so attrs makes those, and writes them `__init__` alone. What makes
two values equal, and how they show themselves, is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:
    Class = TypeVar("Class", bound=type)

    def frozen(cls: Class | None = None, *, kw_only: bool = False) -> Class | Callable[[Class], Class]:
        """`attrs.frozen`, done when a value of the class is made, or somebody asks for its fields or its signature."""
        if cls is None:
            return partial(frozen, kw_only=kw_only)
        cls.__attrs_attrs__ = _Later(cls, lambda made: made.__attrs_attrs__, kw_only)
        cls.__signature__ = _Later(cls, lambda _: None)  # Python then finds it itself
        cls.__init__ = _first_init(cls)
        cls.__eq__, cls.__hash__, cls.__repr__ = _equal, _hash, vars(cls).get("__repr__", _shown)
        return cls


_LOCK = RLock()


class _Later:
    """What a class tells of itself, once it is made."""

    def __init__(self, cls: type, tell: Callable[[Any], Any], kw_only: bool = False) -> None:
        self._cls, self._tell, self.kw_only = cls, tell, kw_only

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
        later = vars(cls)["__attrs_attrs__"]
        if isinstance(later, _Later):
            # It finds an __init__, and writes its own as __attrs_init__.
            attrs.frozen(cls, slots=False, eq=False, repr=False, kw_only=later.kw_only)
            cls.__init__ = cls.__attrs_init__


def _equal(self: Any, other: Any) -> bool:
    return _held(self) == _held(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash((type(self), _held(self)))


def _shown(self: Any) -> str:
    pairs = (f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)) if field.repr)
    return f"{type(self).__name__}({', '.join(pairs)})"


def _held(value: Any) -> Any:
    """What a value is compared by."""
    cls: Any = type(value)
    return _getter(cls)(value)


@cache
def _getter(cls: Any) -> Callable[[Any], Any]:
    names = [field.name for field in attrs.fields(cls) if field.eq]
    return attrgetter(*names) if names else type
