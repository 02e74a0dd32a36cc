"""What the parts of a workspace have in common."""

from __future__ import annotations

from positivliste.usecases.session import Session


class Part:
    """One part of a workspace: what can be done with it are its methods."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __repr__(self) -> str:
        methods = ", ".join(name for name in dir(self) if not name.startswith("_"))
        return f"<{type(self).__name__} of {self._session.folder}: {methods}>"
