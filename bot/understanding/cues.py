"""The turns of phrase that show that a clause reports no finished work of one's own, each with its reason."""

import re
from functools import cache

from bot.understanding import lexicon
from bot.understanding.phrases import as_tokens

_CLITICS = r"(?: (?:ne|n|y|en|le|la|l|les|me|m|te|t|se|s|nous|lui|leur|ptet|peut etre))*"
_ANYBODY = r"(?:j|je|on|nous|tu|t|vous|il|elle|ils|elles|ca|c|qui|qu il|qu elle|qu on|qu ils)"
_AHEAD = re.compile(
    rf"\b{_ANYBODY}{_CLITICS} (?:[a-z]{{2,}}(?:erais?|eras|era|erait|erons|erez|eront|erions|eraient)"
    r"|(?:i|au|vi?end|ti?end|pour|pren|prend|tond|pein|rend|attend|vend|voud|fin|dev|sau|fau|ver|cour"
    r"|sor|par|di|met)"
    r"(?:t|d)?i?(?:rai|ras|ra|rons|rez|ront|rais|rait|rions|raient))\b"
)
_NOT = re.compile(
    rf"\b(?:j|je|jai|g|on|nous|tu|t|il|elle|ils|elles|ca|c){_CLITICS}"
    r"(?: (?:ai|a|avons|as|avez|ont|suis|est|sommes|sont|etait|avait|avais))?"
    r"(?: [a-z]{3,12})? (?:pas|jamais|rien|plus jamais)\b(?! (?:mal|que|de|d|loin|beaucoup|trop|tres"
    r"|encore fini|fini)\b)"
    r"|\b(?:pas|jamais|rien)(?: (?:pu|eu|voulu|encore))? (?:fait|faire|travaille|travailler|tondu"
    r"|venue?|alle|bouge)\b"
    r"|\b(?:jamais|personnes? (?:n )?(?:a|est|etait|avait|y|en)|plus jamais)\b"
    r"|\b(?:aucune?|nul|pas une?)(?: (?:de|d entre|parmi) (?:nous|vous|eux|elles|les autre))? n"
    r" (?:a|est|avait|etait|y|en)\b"
)
_OTHERS = re.compile(
    r"\b(?:tu|t|vous) (?:me |m |te |t |l |le |les |en |y |nous |n )*[a-z]{2,}"
    r"|\b(?:t|t es|tes) serieux\b|\bton\b|\btes\b|\bvotre\b|\bvos\b"
)
_DID = "fait|travaille|aide|tondu|lave|nettoye|range|peint|participe|tenu|passe|mis"
_THIRD = re.compile(
    r"(?<!suis )(?<!est )(?<!etait )\breste(?:nt)? \d|\b(?:il|elle|ils|elles) (?!(?:a|ont"
    r"|avait) (?:aussi |deja )?(?:" + _DID + r")\b|y a|(?:m |me |monsieur |nous )?a fallu|fait beau|faisait"
    r"|pleuvait|etait|etaient)"
    r"(?:me |m |te |t |l |le |la |les |se |s |nous |lui |leur |en |y |n )*(?:a |ont )?[a-z]{2,}"
)
_GENERAL = re.compile(
    r"\b(?:le|la|les|l|une?|des) [a-z]+ c est (?:pas |que |au moins |minimum |minimum de )?\d"
    r"|\b(?:le|la|l|les|un|une|ca|c) (?:[a-z]+ ){0,2}(?<!\ba )(?<!avait )(?:commence(?:nt)?|finit"
    r"|finissent|dure|durent"
    r"|ouvre|ouvrent|ferme|ferment|debute)\b"
)
_ORDERED = re.compile(
    r"\b(?!chez\b|assez\b|nez\b|savez\b|dites\b)(?<!\bai )(?<!\ba )(?<!avons )(?<!pour )(?<!de )[a-z]{3,}ez\b"
)
_NOW = re.compile(
    r"(?<!\d )(?<!\d~)(?<!\bun )(?<!\bce )(?<!\ble )(?<!\bpar )(?<!autre )(?<!chaque )(?<!les )(?<!ces )"
    r"\b(?:je|j|on|nous)(?: (?:ne|n|y|en|l|les|me|m|te|t|nous|lui|leur))*"
    r" (?!ai\b|a\b|as\b|avons|avait|avais|avions|etait|etions|suis|sommes|est\b|viens de|vient de|crois"
    r"|pense|deconne|rigole|plaisante|blague|rappelle|precise|confirme|travaille|fait|fini"
    r"|commence|termine|note|mets|met\b|rajoute|ajoute|declare|marque|inscris|tondu|lave|range|nettoye"
    r"|aide|peint|vendu"
    r"|etions|faisait|faisais|passe|passais|me\b|ma\b|ete\b|suis)[a-z]{3,}\b"
)
_SAID_OF_IT = re.compile(
    r"^[# ]*(?:franchement |bref |mais |en vrai )?(?:le|la|les|l|une?) [a-z]+ .*\bc est\b"
)
TOLD = re.compile(
    r"\b(?:hier|avanthier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourdhui|matin|apresmidi|soir"
    r"|j ai|jai|on a|nous avons|fait|travaille|chez|madame|monsieur)\b|\d/\d|#"
)
WHOLLY = re.compile(
    r"\b(?:normalement|d habitude|dhabitude|habituellement|en general|en moyenne|a chaque fois"
    r"|par j max|obligatoires?)\b"
)
_PARTY = re.compile(
    r"\b(?:fait|faisait|faire) (?:un peu |bien |trop )?(?:la |une )?(?:grosse |grande )?"
    r"(?:fete|teuf|bringue|nouba|java|bamboche|nuit blanche|grasse mat(?:inee)?)\b(?! (?:de|du|des|d) [a-z])"
)
_LATER = re.compile(r"\bdans (?:\d+|une|un quart d|une demi)[ ~]?(?:h|min)\b|\bd ici \d")
_THINGS = re.compile(
    r"\b(?:le|la|l|les|mon|ma|mes|son|sa) [a-z]{3,} (?:a|ont|est|sont)(?: (?:ete|deja|bien|trop))?"
    r" (?!pris|dure|mis|demande|fallu|necessite|fait|me\b|a\b)[a-z]{2,}(?:e|u|i|is|it|ert)s?\b"
)
_PRICED = re.compile(
    r"^(?!.*\b(?:hier|avanthier|aujourdhui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|chez|madame"
    r"|monsieur|fait)\b).*(?:(?:€|euros|balles) pour (?:\d+|une?|les)[ ~]?\d*[ ~]?h\b"
    r"|\bh(?:[ ~]\d\d)? pour \d+[ ~]?(?:€|euros|balles))"
)
_OWNED = re.compile(
    r"(?<!fait )(?<!faire )(?<!noter )(?<!note )(?<!ajoute )(?<!rajoute )(?<!mets )(?<!dans )\b(?:mes|tes|ses"
    r"|leurs|nos|vos|les|ces) \d+[ ~]?(?:h|min)\b"
)
NEXT_WEEK = re.compile(
    r"^[^a-z0-9]*(?:planning |programme |horaires |pour )?(?:de )?(?:la )?semaine prochain\b"
)
REQUEST = re.compile(
    r"\b(?:dit|demande|oublie) de (?:(?:lui|le|la|les|l) )?(?:noter|mettre|marquer|ajouter|rajouter)\b|"
    r"\b(?:peu[xt]|pouvez|pourrais|pourriez|tu|vous|voudrais|aimerais|veux|faut|faudrait)(?: (?:me|m"
    r"|nous|le|la|les|l|bien|stp))* "
    r"(?:note[rsz]?|ajoute[rsz]?|rajoute[rsz]?|met[s]?|mettre|mettez|marque[rsz]?|enregistre[rsz]?"
    r"|declare[rsz]?|inscri[st]|inscrire|compter?)\b"
)


@cache
def _phrases() -> re.Pattern[str]:
    words = {" ".join(as_tokens(str(one))) for one in lexicon.words("talk")["unreal"]}
    just = r"(?!(?<=vien[st]) (?:de|d) )"
    return re.compile(rf"\b(?:{lexicon.alternatives(words)})\b{just}")


@cache
def every() -> tuple[re.Pattern[str], ...]:
    """All of them; the words of vocabulary/talk.yaml come last."""
    return (
        _AHEAD,
        _NOT,
        _OTHERS,
        _THIRD,
        _GENERAL,
        _ORDERED,
        _NOW,
        _SAID_OF_IT,
        _PARTY,
        _LATER,
        _THINGS,
        _PRICED,
        _OWNED,
        NEXT_WEEK,
        _phrases(),
    )
