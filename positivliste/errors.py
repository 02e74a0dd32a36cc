"""Errors as the interface to a person: what is wrong, where, which rule, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class PositivlisteError(Exception):
    """Something that a person can mend. A command that raises it has changed nothing.

    Attributes:
        code: a rule's code, or a permanent lower-case word for the kind of error ("no-header").
        message: what is wrong and where, in one sentence.
        remedy: what to do about it, in one sentence.
        details: further lines, one for each thing that is wrong, where there are several.
    """

    exit_code = 3

    def __init__(self, code: str, message: str, remedy: str, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.details = tuple(details)


class WrongUsage(PositivlisteError):
    """The call itself is wrong: an option that does not fit, a round that does not exist."""

    exit_code = 2


class BadData(PositivlisteError):
    """A file or a value from outside cannot be used as it is."""


class Refused(PositivlisteError):
    """A rule of the kind *stop* refuses the step."""


@contextmanager
def file_errors() -> Iterator[None]:
    """What the system says of a file or folder, as a person can use it; stands before a function too.

    Raises:
        BadData: it cannot be read or written.
    """
    try:
        yield
    except OSError as error:
        raise BadData(
            "cannot-write",
            f"{error.filename or 'A file'} cannot be read or written: {error.strerror or error}.",
            "See whether it is open in another program, whether the folder is there, and whether the disk is full.",
        ) from error
