"""All documents of a round in one go: in parallel, only what has changed, with a manifest of hashes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from positivliste._version import __version__
from positivliste.documents.forms import TEXT_FORMS
from positivliste.documents.looks.meta import Meta
from positivliste.errors import WrongUsage, file_errors
from positivliste.model.short import short
from positivliste.model.value import frozen
from positivliste.store.files import sha256
from positivliste.usecases.forms import meta_of, title_of
from positivliste.usecases.session import Session
from positivliste.usecases.turn import Turn, look_at

MANIFEST = "manifest.json"
WORKERS = 4


@frozen
class Batch:
    """What a batch did: the files that it made, and those that were as they should be already."""

    folder: Path
    made: tuple[Path, ...]
    unchanged: tuple[Path, ...]

    __repr__ = short

    def table(self) -> list[dict[str, Any]]:
        """Every file as a flat row, for `pandas.DataFrame`."""
        both = ((self.made, "made"), (self.unchanged, "unchanged"))
        return [{"file": str(path), "state": state} for paths, state in both for path in paths]


@file_errors()
def all_documents(
    session: Session, round_id: str, forms: Sequence[str], progress: Callable[[int, int], None] | None = None
) -> Batch:
    """Make every text of a round that was written (letters, receipts, papers) in more forms.

    Args:
        progress: called with how many are done, of how many.

    Raises:
        WrongUsage: there is no such round; or nothing is asked for but Markdown, in which they stand already.
        BadData: a text cannot be made in a form, or a file cannot be read or written.
    """
    seen = look_at(session, round_id)
    if set(forms) <= {"md"}:
        told = "Every text stands there as Markdown already."
        raise WrongUsage(
            "no-more-forms", told, "Say which forms it is to have: docx, pdf or html, or several with commas."
        )
    folder = session.documents / round_id
    looks = _looks(session)
    manifest = _read(folder / MANIFEST)
    names = sorted({made.file.name for made in seen.state.documents if made.file.name.endswith(".md")})
    texts = [folder / name for name in names if (folder / name).is_file()]
    wanted = [(text, form) for text in texts for form in forms if form != "md"]
    stale = [(text, form) for text, form in wanted if not _is_current(manifest, text, form, looks)]
    with ThreadPoolExecutor(WORKERS) as pool:
        jobs = [pool.submit(TEXT_FORMS[form], *_source(seen, text)) for text, form in stale]
        for number, (job, (text, form)) in enumerate(zip(jobs, stale, strict=True), start=1):
            path = text.with_suffix(f".{form}")
            path.write_bytes(job.result())
            manifest[path.name] = {"source": _digest(text), "looks": looks, "sha256": _digest(path)}
            if progress:
                progress(number, len(stale))
    if stale:
        (folder / MANIFEST).write_text(
            json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    made = {text.with_suffix(f".{form}") for text, form in stale}
    every = [text.with_suffix(f".{form}") for text, form in wanted]
    return Batch(folder, tuple(p for p in every if p in made), tuple(p for p in every if p not in made))


def _source(seen: Turn, path: Path) -> tuple[str, Meta]:
    text = path.read_text(encoding="utf-8")
    return text, meta_of(seen, title_of(text), seen.today)


def _is_current(manifest: dict[str, dict[str, str]], text: Path, form: str, looks: str) -> bool:
    path = text.with_suffix(f".{form}")
    told = manifest.get(path.name)
    if not told or not path.is_file():
        return False
    return (told["source"], told["looks"], told["sha256"]) == (_digest(text), looks, _digest(path))


def _looks(session: Session) -> str:
    """A hash of all that sets the looks: the council's own, and the version of the package."""
    own = sorted(path for path in session.overrides.glob("*") if path.is_file())
    return sha256("\n".join([__version__, *(f"{p.name} {_digest(p)}" for p in own)]).encode())[:16]


def _digest(path: Path) -> str:
    return sha256(path.read_bytes())


def _read(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}
