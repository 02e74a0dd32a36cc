"""The rules: one module each, and the registry that knows them all."""

from positivliste.rules.registry import all_rules, codes_with, has_trait, rule
from positivliste.rules.rule import Rule, Trait

__all__ = ["Rule", "Trait", "all_rules", "codes_with", "has_trait", "rule"]
