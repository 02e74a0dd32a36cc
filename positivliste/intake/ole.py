"""The container of old Office files (OLE): which streams it has, and one stream as bytes."""

from __future__ import annotations

import struct

from attrs import frozen

_HEADER = 512
_FREE = 0xFFFFFFFA  # this and higher numbers mark free sectors and the ends of chains
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class BrokenContainerError(ValueError):
    """The container is cut off, or its chains lead nowhere."""


@frozen
class Container:
    """A parsed container.

    Attributes:
        streams: for each stream its first sector and its size.
    """

    content: bytes
    sector: int
    table: tuple[int, ...]
    mini_table: tuple[int, ...]
    mini: bytes
    cutoff: int
    streams: dict[str, tuple[int, int]]

    def read(self, name: str) -> bytes:
        """The stream's bytes.

        Raises:
            BrokenContainerError: the stream is not all there.
        """
        start, size = self.streams[name]
        if size < self.cutoff:
            found = b"".join(self.mini[s * 64 : s * 64 + 64] for s in _chain(start, self.mini_table))
        else:
            found = b"".join(_sector(self.content, s, self.sector) for s in _chain(start, self.table))
        if len(found) < size:
            raise BrokenContainerError("a stream is cut off")
        return found[:size]


def parse(content: bytes) -> Container:
    """The container.

    Raises:
        BrokenContainerError: it is cut off or damaged.
    """
    try:
        return _parse(content)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BrokenContainerError("its directory cannot be read") from error


def _parse(content: bytes) -> Container:
    (shift,) = struct.unpack_from("<H", content, 30)
    directory, _, cutoff, mini_start, _, more, _ = struct.unpack_from("<IIIIIII", content, 48)
    if shift not in (9, 12):
        raise BrokenContainerError("its header is damaged")
    sector = 1 << shift
    table = _table(content, sector, more)
    listing = b"".join(_sector(content, s, sector) for s in _chain(directory, table))
    if len(listing) % sector:
        raise BrokenContainerError("its directory is cut off")
    streams: dict[str, tuple[int, int]] = {}
    root = (_FREE, 0)
    for offset in range(0, len(listing) - _ENTRY + 1, _ENTRY):
        entry = listing[offset : offset + _ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        if kind == _ROOT:
            root = (start, size)
        elif kind == _STREAM:
            streams[entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le")] = (start, size)
    mini = b"".join(_sector(content, s, sector) for s in _chain(root[0], table))
    mini_sectors = b"".join(_sector(content, s, sector) for s in _chain(mini_start, table))
    return Container(content, sector, table, _numbers(mini_sectors), mini, cutoff, streams)


def _table(content: bytes, sector: int, more: int) -> tuple[int, ...]:
    """The allocation table; its own sectors are listed in the header, and in a chain of further sectors."""
    places = list(struct.unpack_from("<109I", content, 76))
    seen = set()
    while more < _FREE and more not in seen:
        seen.add(more)
        *listed, more = _numbers(_sector(content, more, sector))
        places += listed
    used = [place for place in places if place < _FREE]
    if len(used) > len(content) // sector:
        raise BrokenContainerError("its allocation table is damaged")
    return _numbers(b"".join(_sector(content, place, sector) for place in used))


def _sector(content: bytes, number: int, sector: int) -> bytes:
    start = max(_HEADER, sector) + number * sector
    if start >= len(content):
        raise BrokenContainerError("it ends too early")
    return content[start : start + sector]


def _chain(start: int, table: tuple[int, ...]) -> list[int]:
    found: list[int] = []
    while start < _FREE:
        found.append(start)
        if len(found) > len(table):
            raise BrokenContainerError("a chain of sectors has no end")
        if start >= len(table):
            raise BrokenContainerError("a chain of sectors leads nowhere")
        start = table[start]
    return found


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
