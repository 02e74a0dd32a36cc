"""Which proposals are for the same course, and which courses are nearly the same."""

from positivliste.matching.exact import Merged, merge
from positivliste.matching.near import near_pairs

__all__ = ["Merged", "merge", "near_pairs"]
