"""Received files, kept unchanged under their SHA-256."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path, PurePath

from positivliste.errors import BadData
from positivliste.model.file import File

_PARTIAL = ".partial"


def sha256(content: bytes) -> str:
    import hashlib  # it loads OpenSSL, and a command that only reads hashes nothing

    return hashlib.sha256(content).hexdigest()


class Placing:
    """Puts files in their places, each whole or not at all; and takes them back where what they belong to fails."""

    def __init__(self) -> None:
        self._undo: list[Callable[[], object]] = []

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is put inside stays; after an exception all is as it was."""
        self._undo.clear()
        try:
            yield
        except BaseException:
            for undo in reversed(self._undo):
                with suppress(OSError):  # the folder may be gone, or not ours any more
                    undo()
            raise

    def put(self, path: Path, content: bytes, *, sync: bool = False) -> None:
        """Write a file, and the folders that it needs.

        Args:
            sync: wait until it is on the disk.
        """
        for folder in reversed([parent for parent in path.parents if not parent.exists()]):
            self._undo.append(folder.rmdir)
            folder.mkdir(exist_ok=True)
        self._undo.append(partial(path.write_bytes, path.read_bytes()) if path.is_file() else path.unlink)
        beside = path.with_name(f"{path.name}{_PARTIAL}")
        try:
            with beside.open("wb") as stream:
                stream.write(content)
                stream.flush()
                if sync:
                    os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


class ReceivedFiles:
    """A folder of files, each named by its hash with its own ending, so that Excel still opens it."""

    def __init__(self, folder: Path, placing: Placing | None = None) -> None:
        self.folder = folder
        self._placing = placing or Placing()

    def keep(self, content: bytes, name: str) -> Path:
        """Write a file so that it is there whole or not at all. The same content is kept once."""
        target = self.folder / f"{sha256(content)}{PurePath(name).suffix.lower()}"
        if not target.exists():
            self._placing.put(target, content, sync=True)
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
        return [path for path in self.folder.glob(f"{digest}*") if path.suffix != _PARTIAL]
