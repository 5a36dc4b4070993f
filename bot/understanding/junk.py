"""What carries figures but says nothing about work: numbers to call, addresses, door codes, injected code."""

import re

from bot.understanding.line import Line

_JUNK = re.compile(
    r"\bhttps?[: ]?/ ?/\S{0,300}|\bwww\.\S{0,200}"
    r"|\b[a-z0-9._-]{1,40}@[a-z0-9.-]{1,60}"
    r"|[+]\d{8,15}|(?<!\d)0\d(?:[ .-]?\d\d){4}(?!\d)|(?<!\d)\d{9,12}(?!\d)(?![~ ]?[a-z€])"
    r"|\b[a-z]{2}[ ~]?\d{2}(?: \d{4}){3,}(?: \d{1,3}\b)?|\b[a-z]{2}[ ~]?\d{12,}|\d{13,}(?!\d|[~ ]?(?:€"
    r"|euros))"
    r"|(?:^|\n ?)\d{1,2} ?[).°/-] ?(?=[a-z])(?!midi|min|h\b)|(?<=[ ,;])\d{1,2}\) ?(?=[a-z])(?<!\(\d\))"
    r"|(?:\.\./|\./|(?<![\w/])/)[a-z0-9._/-]{3,200}"
    r"|\b(?:code|digicode|portail|badge|mdp|mot de passe|pin|alarme|interphone)"
    r"(?: (?:portail|est|c est|de la porte|porte|:))*[ :]{1,3}\d{2,8}(?:~?[a-z])?\b(?![~ ]?(?:€|h\b"
    r"|min\b|euros))"
    r"|\b(?:au )?(?<![:h~])\d{1,4}[ ~,]{1,2}(?:bis |ter )?"
    r"(?:rue|avenue|boulevard|bd|place|chemin|allee|impasse|quai|route|lotissement|square)\b"
    r"(?: (?:de|des|du|d|la|le|les|l))*(?: [a-z]{2,20})?"
    r"|\b(?:rue|avenue|boulevard|bd|place|chemin|allee|impasse|quai|route|square|lycee|college|ecole"
    r"|stade|salle)"
    r" (?:du|de la|de l|des|de|d)? ?\d{1,2}(?: ?er)? (?:janvier|fevrier|mars|avril|mai|juin|juillet"
    r"|aout|septembre|octobre"
    r"|novembre|decembre)(?: \d{4})?"
    r"|(?<=[\n;,])[ ;-]*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[ :=-]+(?:0|rien|repos|nada)"
    r"(?:[ ~]?h)?(?= ?(?:$|[\n;,.]))"
    r"|\b4[ ~]?x[ ~]?4\b|\(?(?<!y a )(?<!dans )\b\d{1,2}[ ~](?:ans|mois)\b\)?(?! (?:de |d )?(?:pause"
    r"|travail))"
    r"|\b(?:du|au|le|la|l) \d{1,2}[ ~](?:e|eme|ieme)\b(?!~\d| ?(?:€|chez|pour)"
    r"| (?:lun|mar|mer|jeu|ven|sam|dim))"
    r"|\b\d{1,2}~(?:e|eme|ieme)\b"
    r"(?!~\d| (?:lun|mar|mer|jeu|ven|sam|dim)| semaine)"
    r"|\b\d{1,2}[ ~]?(?:eme|ieme|euros|e|er|ere|nd|nde) (?:age|etage|fois|rang|sous sol|arrondissement"
    r"|ligne|jour|rue|rdv|tour|classe|place"
    r"|client|cliente|contrat)s?\b"
    r"|\b(?:compte|recompte|fond|fonds|caisse)(?: (?:de|du|la|les|des|d|caisse))* \d{1,5}[ ~]?(?:€"
    r"|euros)(?: (?:de|d) (?:la )?caisse)?"
    r"|\b\d{1,5}[ ~]?(?:€|euros) (?:de|dans|d) (?:la )?caisse\b"
    r"|\bvendu(?: (?:des|les|de))? \d{1,4} [a-z]{3,15} (?:(?:a|pour) )?\d{1,3}(?:[.,]\d{1,2})?[ ~]?(?:€"
    r"|euros)(?: (?:la )?piece)?"
    r"|\bcode(?: [a-z]{2,12}){0,3}[ :]{1,3}\d{3,8}\b(?![~ ]?(?:€|h\b|min\b|euros))"
    r"|(?<!min )(?<!min~)(?<!h )(?<!h~)\bx[ ~]?(?:[4-9]|\d{2,3})\b(?![ ~]?(?:h|€|min|euros))"
    r"|\b(?:a|ont|de) \d{1,2}(?:(?:,| et| ou) \d{1,2})+ ans\b"
    r"|(?<!di )(?<!dimanche )\b(?:de|pour) la semaine prochain\b"
    r"|\bpourboires?(?: de| :)? \d{1,3}[ ~]?(?:€|euros|balles)"
    r"|\bentre midi et (?:2|14)\b(?![ ~]?(?:h|:))"
    r"|\b\d{1,4}[ ~]?(?:€|euros) (?:de |d )?(?:pourboire|frais|essence|materiel|peage|trajet|monnaie)\b"
    r"|<[^<>]{0,80}>|\{\{[^{}]{0,80}\}\}|\b(?:drop|delete|insert|select|union)\b(?: [a-z*]{1,20}){1,4}|--"
    r"|\b\d{1,6}[ ~]?(?:m~?2|m(?:in)?[ ~]?²|²|km|kg|cm|litres?|l\b|%|°|degres|go\b|px)"
    r"|\b(?:batiment|bat|appart|appartement|apt|etage|salle|numero|n°|no|lot|entree) ?\d{1,4}\b"
)


def without_junk(given: Line) -> Line:
    """The line with all of it taken."""
    return given.without(found.span() for found in _JUNK.finditer(given.text))
