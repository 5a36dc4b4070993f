"""Figures that nobody accounts for: a number left over beside a duration may belong to it."""

import re

from bot.understanding import guessing
from bot.understanding.facts import Facts

_FIGURE = re.compile(
    r"(?<![a-wyz#\d])(?<![a-wyz]~)(?<![a-z]\()(?P<times>x[ ~]?)?(?P<number>\d{1,9})"
    r"(?:[.,:]\d+)?(?P<after>[~ ]?x\b)?"
)
_COUNTED = re.compile(r"[~ ](?:(?:bon|petit|gros|grand|belle|jeune|vieux)[a-z]* )?(?P<noun>[a-z#]{2,})")
_NUMBERED = re.compile(
    r"\b(?:rue|avenue|etage|lot|lots|numero|n|no|salle|bat|batiment|route|ligne|bus|tram|secteur|zone"
    r"|quartier|groupe"
    r"|equipe|niveau|taille|version|iphone|windows|android|galaxy|phase|partie|tome|page|chapitre|ep|episode|du|les|des|mes"
    r"|nos|ces|aux)[ ~]?$"
)


_MANY = 4
"""« vitres x12 » counts windows; « 3h tonte x2 » may count times."""


def unexplained(facts: Facts) -> bool:
    """Whether a figure is left that counts nothing and numbers nothing: « 2 heures 75 », « 3h tonte x2 »."""
    return any(_is_open(facts, found) for found in _FIGURE.finditer(facts.rest.text))


def _is_open(facts: Facts, found: re.Match[str]) -> bool:
    text = facts.rest.text
    if not int(found["number"]):
        return False
    if found["times"] or found["after"]:
        after_work = any(one.end in (found.start(), found.start() - 1) for one in facts.activities)
        return not (after_work and int(found["number"]) >= _MANY)
    if _NUMBERED.search(text[: found.start()]):
        return False
    counted = _COUNTED.match(text, found.end())
    return counted is None or not _is_noun(facts, counted)


def _is_noun(facts: Facts, counted: re.Match[str]) -> bool:
    """What can be counted: a work that was named, or a word that is no small one."""
    if counted["noun"][0] != "#":
        return counted["noun"] not in guessing.small_words() or counted["noun"] in _PEOPLE
    return any(one.start == counted.start("noun") for one in facts.activities)


_PEOPLE = frozenset(
    {
        "oui",
        "non",
        "clients",
        "client",
        "clientes",
        "equipes",
        "groupes",
        "jeunes",
        "potes",
        "copains",
        "personnes",
        "contrats",
        "devis",
    }
)
