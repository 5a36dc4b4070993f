"""What animators read of those who wait, and what newcomers hear of the answer."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.people.models import Membership, Standing
from bot.texts import french
from bot.texts.message import Button, Message, Rows, lines, say

ON_A_PAGE = 10
NEXT, PREVIOUS = "Suite", "Retour"
DECIDED_SHOWN = 30


def accept_label(first_name: str) -> str:
    return f"Accepter {first_name}"


def refuse_label(first_name: str) -> str:
    return f"Refuser {first_name}"


def accept_all_label(count: int) -> str:
    return f"Accepter les {count}"


def board(place: str, waiting: Sequence[Membership], decided: Sequence[Membership], page: int = 0) -> Message:
    """The list that is edited in place: who waits with buttons, then who was decided about and by whom."""
    page = min(max(page, 0), max(0, (len(waiting) - 1) // ON_A_PAGE))
    shown = waiting[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    text = lines(
        _title(place, len(waiting)),
        *(say("· {}{}", each.person.first_name, _committees(each)) for each in shown),
        Markup("") if waiting and decided else None,
        *(_decision(each) for each in decided[-DECIDED_SHOWN:]),
        None if waiting else say("L'équipe : /equipe. Inviter d'autres personnes : /inviter."),
    )
    return Message(text, (*(_choice(each) for each in shown), *_all(waiting), *_turning(waiting, page)))


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
    """Carries the latest of those who are listed: whoever comes after the press waits on."""
    if len(waiting) < 2:
        return ()
    return ((Button(accept_all_label(len(waiting)), "newcomer.accept_all", (waiting[-1].id,)),),)


def _turning(waiting: Sequence[Membership], page: int) -> Rows:
    if not waiting:
        return ()
    place = waiting[0].cooperative_id
    back = [Button(PREVIOUS, "joining.newcomers", (place, page - 1))] if page else []
    more = (page + 1) * ON_A_PAGE < len(waiting)
    on = [Button(NEXT, "joining.newcomers", (place, page + 1))] if more else []
    return (tuple(back + on),) if back or on else ()


def refused(place: str) -> Message:
    text = say(
        "L'équipe d'animation de <b>{}</b> n'a pas accepté ta demande. Ce n'est peut-être qu'une erreur : "
        "parles-en avec elle. Pour voir ou effacer ce que je garde de toi : /confidentialite.",
        place,
    )
    return Message(text)
