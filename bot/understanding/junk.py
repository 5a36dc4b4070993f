"""What carries figures but says nothing about work: numbers to call, addresses, door codes, injected code."""

import re

from bot.understanding.line import Line

_JUNK = re.compile(
    r"\bhttps?[: ]?/ ?/\S{0,300}|\bwww\.\S{0,200}"
    r"|\b[a-z0-9._-]{1,40}@[a-z0-9.-]{1,60}"
    r"|[+]\d{8,15}|(?<!\d)0\d(?:[ .-]?\d\d){4}(?!\d)|(?<!\d)\d{9,12}(?![\d~ ]?[a-z€])"
    r"|\b[a-z]{2}[ ~]?\d{2}(?: \d{4}){3,}(?: \d{1,3}\b)?|\b[a-z]{2}[ ~]?\d{12,}|\d{13,}"
    r"|(?:^|\n ?)\d{1,2} ?[).°/-] ?(?=[a-z])(?!midi|min|h\b)|(?<=[ ,;])\d{1,2}\) ?(?=[a-z])(?<!\(\d\))"
    r"|(?:\.\./|\./|(?<![\w/])/)[a-z0-9._/-]{3,200}"
    r"|\b(?:code|digicode|portail|badge|mdp|mot de passe|pin|alarme|interphone)"
    r"(?: (?:portail|est|c est|de la porte|porte|:))*[ :]{1,3}\d{2,8}(?:~?[a-z])?\b"
    r"|\b(?:au )?(?<![:h~])\d{1,4}[ ~,]{1,2}(?:bis |ter )?"
    r"(?:rue|avenue|boulevard|bd|place|chemin|allee|impasse|quai|route|lotissement|square)\b"
    r"(?: (?:de|des|du|d|la|le|les|l))*(?: [a-z]{2,20})?"
    r"|\bentre midi et (?:2|14)\b(?![ ~]?(?:h|:))"
    r"|(?<!h )(?<!h)\bx[ ~]?\d{1,3}\b(?![ ~]?(?:h|€|min|euros))"
    r"|\b\d{1,4}[ ~]?(?:€|euros) (?:de |d )?(?:pourboire|frais|essence|materiel|peage|trajet|monnaie)\b"
    r"|<[^<>]{0,80}>|\{\{[^{}]{0,80}\}\}|\b(?:drop|delete|insert|select|union)\b(?: [a-z*]{1,20}){1,4}|--"
    r"|\b\d{1,6}[ ~]?(?:m2|m ?²|²|km|kg|cm|litres?|l\b|%|°|degres|go\b|px)"
    r"|\b(?:batiment|bat|appart|appartement|apt|etage|salle|numero|n°|no|lot|entree) ?\d{1,4}\b"
)


def without_junk(given: Line) -> Line:
    """The line with all of it taken."""
    return given.without(found.span() for found in _JUNK.finditer(given.text))
