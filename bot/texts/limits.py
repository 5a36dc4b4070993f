"""What is said when hours go beyond a limit: kindly, with the reason, its source, and how to go on."""

from collections.abc import Callable, Sequence
from datetime import time

from markupsafe import Markup

from bot.hours import closed_activities
from bot.hours.limits import ARTICLES, LAW, Limits, Name, Warning
from bot.texts import french
from bot.texts.message import lines, say
from bot.texts.voice import to

TEAM_SEES = {
    Name.DAY,
    Name.WEEK,
    Name.STRETCH,
    Name.REST,
    Name.NIGHT,
    Name.SUNDAY,
    Name.HOLIDAY,
    Name.FORBIDDEN,
}
"""What animators talk over; the rest is only a check that nothing was mistyped."""

ANYWAY = (
    "[Tu peux|Vous pouvez] l'enregistrer quand même : [ton équipe|l'équipe d'animation] le verra "
    "et en parlera avec [toi|la personne]."
)
CHECK = "Si c'est bien ça, [tu peux|vous pouvez] l'enregistrer ; sinon, touche[|z] « Modifier »."


def warned(warnings: Sequence[Warning], adult: bool) -> Markup:
    """One line each, then once how to go on. Empty when nothing is gone beyond."""
    return warned_of_lines([warnings], adult)


def warned_of_lines(each: Sequence[Sequence[Warning]], adult: bool) -> Markup:
    """The same for a card of several lines, which are numbered from 1."""
    head = "Ligne {} : " if len(each) > 1 else ""
    said = [
        say(head, number) + sentence(warning, adult)
        for number, warnings in enumerate(each, 1)
        for warning in warnings
    ]
    if not said:
        return Markup()
    team = any(warning.name in TEAM_SEES for warnings in each for warning in warnings)
    return lines(*said, say(to(adult, ANYWAY if team else CHECK)))


def sentence(warning: Warning, adult: bool) -> Markup:
    return SENTENCES[warning.name](warning, adult)


def _day(warning: Warning, adult: bool) -> Markup:
    much = french.duration(warning.minutes)
    return say("Ça fait {} ce jour-là. ", much) + _most(warning, "par jour", LAW.day_minutes, adult)


def _week(warning: Warning, adult: bool) -> Markup:
    much = french.duration(warning.minutes)
    return say("Ça fait {} cette semaine-là. ", much) + _most(warning, "par semaine", LAW.week_minutes, adult)


def _most(warning: Warning, per: str, lawful: int, adult: bool) -> Markup:
    most = f"c'est {french.duration(warning.allowed)} {per} au plus"
    return _rule(most, f"{french.duration(lawful)} au plus", warning, lawful == warning.allowed, adult)


def _rule(rule: str, law: str, warning: Warning, lawful: bool, adult: bool) -> Markup:
    """The law's own limit, or the cooperative's with the law's beside it."""
    if lawful:
        return say("Avant 18 ans, {} (Code du travail, {}).", rule, ARTICLES[warning.name])
    words = to(adult, "Dans [ta|cette] coopérative, {} (la loi, avant 18 ans : {}, {}).")
    return say(words, rule, law, ARTICLES[warning.name])


def _stretch(warning: Warning, adult: bool) -> Markup:
    much = french.duration(warning.minutes)
    if warning.starts is None:
        begin = say(to(adult, "Ça fait {} : [pense|pensez] à la pause. "), much)
    else:
        begin = say("Ça fait {} sans vraie pause. ", much)
    rule = f"il faut 30 min de pause au bout de {french.duration(warning.allowed)}"
    law = f"au bout de {french.duration(LAW.stretch_minutes)}"
    return begin + _rule(rule, law, warning, warning.allowed == LAW.stretch_minutes, adult)


def _rest(warning: Warning, adult: bool) -> Markup:
    other = french.day(warning.on) if warning.on else "l'autre jour"
    begin = say("Ça laisse {} de repos avec {}. ", french.duration(warning.minutes), other)
    rule = f"il faut {french.duration(warning.allowed)} de repos au moins entre deux jours"
    law = french.duration(LAW.rest_minutes)
    return begin + _rule(rule, law, warning, warning.allowed == LAW.rest_minutes, adult)


def _night(warning: Warning, adult: bool) -> Markup:
    hours = _hours(warning.starts or LAW.night_from, warning.ends or LAW.night_to)
    law = _hours(LAW.night_from, LAW.night_to)
    rule = f"on ne travaille pas {hours}"
    return say("C'est la nuit. ") + _rule(rule, law, warning, hours == law, adult)


def _hours(starts: time, ends: time) -> str:
    """« de 22 h à 6 h »."""
    return f"de {french.clock(starts)} à {french.clock(ends)}"


def _sunday(warning: Warning, _adult: bool) -> Markup:
    day = french.capital(french.day(warning.on)) if warning.on else "Ce jour"
    return say("{} : avant 18 ans, on ne travaille pas le dimanche en principe ({}).", day, _source(warning))


def _holiday(warning: Warning, _adult: bool) -> Markup:
    day = f"Le {french.day(warning.on)}" if warning.on else "Ce jour"
    words = "{} est férié ({}) : avant 18 ans, on n'y travaille pas en principe ({})."
    return say(words, day, warning.detail, _source(warning))


def _source(warning: Warning) -> str:
    return f"Code du travail, {ARTICLES[warning.name]}"


def _forbidden(warning: Warning, adult: bool) -> Markup:
    closed = closed_activities.every()[warning.detail]
    doing = french.capital(closed.doing)
    if closed.article is None:
        words = to(adult, "{} : à voir d'abord avec [ton équipe|l'équipe] d'animation. {}")
        return say(words, doing, closed.reason)
    return say("{} : interdit avant 18 ans (Code du travail, {}). {}", doing, closed.article, closed.reason)


def _overlap(warning: Warning, adult: bool) -> Markup:
    words = to(adult, "[Tu as déjà noté|Il y a déjà] {} {}, {} : les deux en même temps ?")
    starts, ends = warning.starts or time(), warning.ends or time()
    return say(words, french.duration(warning.minutes), french.of(warning.detail), _hours(starts, ends))


def _same(warning: Warning, adult: bool) -> Markup:
    words = to(adult, "[Tu as déjà noté|Il y a déjà] {} {} ce jour-là : c'est la même chose ?")
    return say(words, french.duration(warning.minutes), french.of(warning.detail))


def _long_past(warning: Warning, _adult: bool) -> Markup:
    day = french.capital(french.day(warning.on)) if warning.on else "Ce jour"
    return say("{}, c'était il y a {}.", day, french.count(warning.days, "jour", "jours"))


def _outside_season(warning: Warning, _adult: bool) -> Markup:
    first, last = warning.on, warning.until
    dates = f" (du {french.day_of_month(first)} au {french.day_of_month(last)})" if first and last else ""
    return say("Ce jour est hors de la saison{}.", dates)


SENTENCES: dict[Name, Callable[[Warning, bool], Markup]] = {
    Name.DAY: _day,
    Name.WEEK: _week,
    Name.STRETCH: _stretch,
    Name.REST: _rest,
    Name.NIGHT: _night,
    Name.SUNDAY: _sunday,
    Name.HOLIDAY: _holiday,
    Name.FORBIDDEN: _forbidden,
    Name.OVERLAP: _overlap,
    Name.SAME: _same,
    Name.LONG_PAST: _long_past,
    Name.OUTSIDE_SEASON: _outside_season,
}


def in_short(name: str, limits: Limits = LAW) -> str:
    """« plus de 8 h ce jour », for lists; `name` as `Entry.warnings` keeps it."""
    words = {
        Name.DAY: f"plus de {french.duration(limits.day_minutes)} ce jour",
        Name.WEEK: f"plus de {french.duration(limits.week_minutes)} cette semaine",
        Name.STRETCH: f"plus de {french.duration(limits.stretch_minutes)} sans pause",
        Name.REST: f"moins de {french.duration(limits.rest_minutes)} de repos",
        Name.NIGHT: "la nuit",
        Name.SUNDAY: "un dimanche",
        Name.HOLIDAY: "un jour férié",
        Name.FORBIDDEN: "travail fermé aux mineurs",
        Name.OVERLAP: "en même temps qu'une autre saisie",
        Name.SAME: "peut-être en double",
        Name.LONG_PAST: "noté longtemps après",
        Name.OUTSIDE_SEASON: "hors saison",
    }
    return words[Name(name)] if name in set(Name) else "à regarder"
