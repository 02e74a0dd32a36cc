"""What the parts of a workspace have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from positivliste.usecases.session import Session


class Part:
    """One part of a workspace: what can be done with it are its methods."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._session.folder}: {methods(self)}>"


def methods(part: object) -> str:
    """The names of what can be done with a part."""
    return ", ".join(name for name in dir(part) if not name.startswith("_"))
