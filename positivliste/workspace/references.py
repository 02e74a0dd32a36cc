"""Lists B and C: what others publish, with the day from which it holds."""

from __future__ import annotations

from positivliste.model.events import DiscoImported, EvidenceImported, NationalListImported
from positivliste.usecases import references
from positivliste.workspace import given
from positivliste.workspace.part import Part


class References(Part):
    """The national list, the DISCO-08 classification, demand and failed recruitments."""

    def import_national(
        self,
        kind: given.ListName,
        path: given.File,
        start: given.Day | None = None,
        mapping: given.Headers = None,
    ) -> NationalListImported:
        """Take in the national list; `start` is from when it holds, where the file does not say. [B7]"""
        return references.import_national(
            self._session,
            given.list_kind(kind),
            given.path(path),
            given.optional_day(start),
            given.headers(mapping),
        )

    def import_disco(self, path: given.File, start: given.Day, mapping: given.Headers = None) -> DiscoImported:
        """Take in the DISCO-08 classification as it holds from a day."""
        return references.import_disco(self._session, given.path(path), given.day(start), given.headers(mapping))

    def import_evidence(
        self, path: given.File, on: given.Day | None = None, mapping: given.Headers = None
    ) -> EvidenceImported:
        """Take in demand and failed recruitments as they were known on a day, or are today. [B8]"""
        known = self._session.today if on is None else given.day(on)
        return references.import_evidence(self._session, given.path(path), known, given.headers(mapping))
