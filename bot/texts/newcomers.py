"""What animators read of those who wait, and what newcomers hear of the answer."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.people.models import Membership, Standing
from bot.people.team_rules import milliseconds
from bot.texts import french, pages
from bot.texts.message import Button, Message, Rows, lines, say

ON_A_PAGE = 10
DECIDED_SHOWN = 30


def accept_label(first_name: str) -> str:
    return f"Accepter {first_name}"


def refuse_label(first_name: str) -> str:
    return f"Refuser {first_name}"


def accept_all_label(count: int) -> str:
    return f"Accepter les {count}"


def board(
    place: Cooperative, waiting: Sequence[Membership], decided: Sequence[Membership], page: int = 0
) -> Message:
    """The list that is edited in place: who waits with buttons, then who was decided about and by whom."""
    shown = pages.page_of(waiting, page, ON_A_PAGE)
    count = pages.pages(len(waiting), ON_A_PAGE)
    turners = pages.turners("joining.newcomers", (place.id,), page, count)
    text = lines(
        _title(place.name, len(waiting)),
        *(say("· {}{}", each.person.first_name, _committees(each)) for each in shown),
        Markup("") if waiting and decided else None,
        *(_decision(each) for each in decided[-DECIDED_SHOWN:]),
        None if waiting else say("L'équipe : /equipe. Inviter d'autres personnes : /inviter."),
    )
    return Message(text, (*(_choice(each) for each in shown), *_all(waiting), *turners))


def _title(place: str, waiting: int) -> Markup:
    if not waiting:
        return say("<b>{}</b> : personne n'attend.", place)
    count = french.count(waiting, "personne attend", "personnes attendent")
    return say("<b>{}</b> : {} d'être acceptée{}.", place, count, "s" if waiting > 1 else "")


def _committees(membership: Membership) -> str:
    return f" ({french.enumeration(membership.committees)})" if membership.committees else ""


def _decision(membership: Membership) -> Markup:
    words = "· {} a accepté {}" if membership.standing is Standing.ACTIVE else "· {} a refusé {}"
    by = membership.decided_by.first_name if membership.decided_by else "L'équipe"
    return say(words, by, membership.person.first_name)


def _choice(membership: Membership) -> tuple[Button, ...]:
    name = membership.person.first_name
    return (
        Button(accept_label(name), "newcomer.accept", (membership.id,)),
        Button(refuse_label(name), "newcomer.refuse", (membership.id,)),
    )


def _all(waiting: Sequence[Membership]) -> Rows:
    """Carries the latest of those who are listed, and when they asked: whoever comes later waits on."""
    if len(waiting) < 2:
        return ()
    last = waiting[-1].id, milliseconds(waiting[-1].asked_at)
    return ((Button(accept_all_label(len(waiting)), "newcomer.accept_all", last),),)


def refused(place: str) -> Message:
    text = say(
        "L'équipe d'animation de <b>{}</b> n'a pas accepté ta demande. Ce n'est peut-être qu'une erreur : "
        "parles-en avec elle. Pour voir ou effacer ce que je garde de toi : /confidentialite.",
        place,
    )
    return Message(text)
