"""Messages that only look like entries: jokes, quotations, pasted recaps, lost contracts, old habits."""

import re

from bot.understanding.facts import Facts
from bot.understanding.values import Duration, Vague

_JOKE = re.compile(
    r"\b(?:(?:je|j) ?)?(?:deconne|rigole|plaisante|blague|troll|trolle)\b(?! pas)(?P<after>.*)"
    r"|\b(?:c est |c etait )?(?:une|pour la) blague\b(?P<later>.*)|\bpoisson d avril\b",
    re.DOTALL,
)
_WISH = re.compile(
    r"\bsi seulement\b|\b(?:va |allait )?(?:faudra|faudrait|falloir)\b|\b(?:compte[rz]?|comptez"
    r"|prevoi[rs]|prevoyez)"
    r" (?:bien |environ |au moins |plutot |dans les )?\d+[ ~]?(?:h|min)\b|\by aura\b|\bj aurais (?:bien"
    r" )?(?:aime|voulu|pu)\b"
)
_BOOKING = re.compile(
    r"\b(?:mets?|mettez|inscris|inscrivez|ajoute|rajoute|note|place|cale)[ -](?:moi|nous|le|la|les)"
    r" (?:bien )?(?:sur|pour|dispo|dans)\b(?! (?:hier|avanthier|mes|les \d|\d))"
)
_ONCE = re.compile(
    r"\b(?:l annee|l an|l ete|la saison|l hiver|le mois) (?:derniere?|passee?|d"
    r" avant)\b.{0,60}\b(?:toute les|chaque|par"
    r"|faisait|faisais|faisions|avait|avions|travaillait|bossait|on est)\b"
    r"|\b(?:faisait|faisais|faisions|bossait|bossais|travaillait|travaillais)\b.{0,60}"
    r"\b(?:toute les|chaque|par (?:semaine|j))\b"
)
_ECHO = re.compile(
    r"\b(?:tapez?|repond[sz]?|repondez|envoie|envoyez|appuie|appuyez|clique|cliquez) (?:sur )?"
    r'(?:"|ok\b|oui\b|1\b|valider\b|pour (?:valider|confirmer))|\bpour (?:valider|confirmer) (?:tape'
    r"|reponds|clique)"
    r"|\brecap(?:itulatif)? (?:de (?:la |ta |votre ))?(?:semaine|mois|j)\b.*\btotal\b",
    re.DOTALL,
)
_OTHERS_TIME = re.compile(
    r"\b(?:il|elle|ils|elles) (?:a|ont) \d+[ ~]?h(?:[ ~]\d\d)? (?:de|d) (?:cours|trajet|route|train|bus"
    r"|colle|stage|sommeil)"
    r"|\b(?:il|elle|ils|elles) (?:tient|tiennent|dure|durent|met|mettent|prend|prennent|ouvre|ferme"
    r"|dort|fait|font)"
    r" (?:bien |que |environ |au moins |a peine )?\d"
)
_VISIT = re.compile(
    r"\bpour (?:voir|visiter|discuter|en parler|le devis|un devis|faire le devis|regarder|se mettre)\b"
)
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{4,})[»”\"]")
_CALL = re.compile(r"\b(?:prochaine?|demain)\b.*\d+[ ~]?h(?:[ ~]\d\d)? (?:du|le) (?:matin|soir)\b")
_ANNOUNCED = re.compile(
    r"\binscri(?:vez|s)[ -](?:vous|toi)\b|\b(?:venez|soyez|rejoignez|ramenez|amenez|apportez"
    r"|reservez|presentez|manifestez|signalez)\b|\bn hesitez pas\b|\bmerci de (?:venir|s inscrire|vous"
    r" inscrire|confirmer|repondre|me dire)\b|\b(?:on|je) compte sur (?:vous|toi)\b"
    r"|\bfaites? (?:tourner|passer)\b|\ba vos agendas?\b"
    r"|\b(?:presence|inscription)s? (?:obligatoire|ouverte|souhaitee)s?\b|\bvenir nombreux\b"
)
"""« lundi prochain compta de 14h à 16h, inscrivez-vous »."""
_LOST = re.compile(
    r"\b(?:on|nous|j|jai|l) (?:l )?(?:a |ai |avons )?(?:perdu|rate|loupe)\b|\bqu(?:el|elqu )un d autre\b"
    r"|\bquelqu un d autre\b|\bqqn d autre\b|\b(?:veut|voulait|voulaient|veulent) (?:plus|pas)\b|\b(?:a"
    r"|ont) (?:dit non|refuse|annule|resilie|rompu)\b"
    r"|\b(?:refuse|annule|resilie|rompu|perdu)e?\b[ .!]*$|\ba l eau\b|\btombe a\b"
)
_OTHER_CONTRACT = re.compile(
    r"\bcontrats? (?:d |de |en )?(?:apprentissage|travail|alternance|pro\b|professionnalisation|cdi|cdd"
    r"|interim|location"
    r"|assurance|tel\b|telephone|mariage|stage|service civique|engagement|confiance|bail|edf"
    r"|electricite|gaz|mobile)"
    r"|\bmon contrat (?:commence|finit|debute|se termine|est de|c est)\b"
)


def looks_alike(facts: Facts) -> bool:
    """Whether it is no report, however complete it looks."""
    text = facts.line.text
    return (
        _is_joke(facts)
        or any(one.search(text) for one in (_BOOKING, _ONCE, _ECHO, _OTHERS_TIME, _OTHER_CONTRACT, _CALL))
        or (_ANNOUNCED.search(text) is not None and not _DONE.search(text))
        or _is_wish(facts)
        or _is_quoted(facts)
        or _is_visit(facts)
        or _is_lost(facts)
    )


def _is_joke(facts: Facts) -> bool:
    """« j'ai tondu 3h, nan je déconne »; a figure after it corrects (« je rigole 2h »)."""
    found = _JOKE.search(facts.line.text)
    return found is not None and not re.search(r"\d", found["after"] or found["later"] or "")


_DONE = re.compile(
    r"\b(?:j ai|jai|g|on a|nous avons|ai|avons) (?:[a-z]{2,8} )?(?:fait|tondu|travaille|aide|lave|range)\b"
)


def _is_wish(facts: Facts) -> bool:
    return _WISH.search(facts.line.text) is not None and not _DONE.search(facts.line.text)


def _is_quoted(facts: Facts) -> bool:
    """All of the time stands between quotation marks, and somebody comments on it."""
    typed = facts.line.original
    found = _QUOTED.search(typed)
    if found is None or not re.search(r"\d", found[1]):
        return False
    outside = typed[: found.start()] + typed[found.end() :]
    return not re.search(r"\d", outside) and len(re.findall(r"[^\W\d]{2,}", outside)) > 2


def _is_visit(facts: Facts) -> bool:
    """« vendredi 10h chez Mme Lozach pour voir le jardin »: an appointment."""
    sure = any(isinstance(one.value, Duration) for one in facts.works)
    clock = any(isinstance(one.value, Vague) and one.value.clock for one in facts.works)
    return (
        clock
        and not sure
        and _VISIT.search(facts.line.text) is not None
        and not _DONE.search(facts.line.text)
    )


def _is_lost(facts: Facts) -> bool:
    """A contract that was refused or lost is none."""
    return (
        re.search(r"\b(?:contrat|devis)\b", facts.line.text) is not None
        and not facts.works
        and (_LOST.search(facts.line.text) is not None)
    )
