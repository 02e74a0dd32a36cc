"""Received files, kept unchanged under their SHA-256."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from positivliste.errors import BadData
from positivliste.model.file import File


def sha256(content: bytes) -> str:
    import hashlib  # it loads OpenSSL, and a command that only reads hashes nothing

    return hashlib.sha256(content).hexdigest()


class ReceivedFiles:
    """A folder of files, each named by its hash with its own ending, so that Excel still opens it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes, name: str) -> Path:
        """Write a file so that it is there whole or not at all. The same content is kept once."""
        target = self.folder / f"{sha256(content)}{PurePath(name).suffix.lower()}"
        if not target.exists():
            self.folder.mkdir(exist_ok=True)
            partial = target.with_suffix(".partial")
            with partial.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            partial.replace(target)
        return target

    def content(self, digest: str) -> bytes:
        """The bytes of a kept file.

        Raises:
            BadData: it is not there.
        """
        for path in self._kept(digest):
            return path.read_bytes()
        raise BadData(
            "file-missing",
            f"The received file {digest} is not in {self.folder}.",
            "Restore it from a backup.",
        )

    def flaws(self, files: Iterable[File]) -> Iterator[str]:
        """What is wrong with the files of which the journal says that they are kept."""
        for file in files:
            kept = self._kept(file.sha256)
            if not kept:
                yield f"the received file {file.name} ({file.sha256[:12]}) is missing"
            elif sha256(kept[0].read_bytes()) != file.sha256:
                yield f"the received file {file.name} ({file.sha256[:12]}) was changed"

    def _kept(self, digest: str) -> list[Path]:
        return [path for path in self.folder.glob(f"{digest}*") if path.suffix != ".partial"]
