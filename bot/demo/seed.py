"""What the demo's database holds: a cooperative in mid-season, two others, and an invitation to try."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.contracts.models import Contract, ContractState, ContractStep, CustomerKind
from bot.cooperatives.models import Cooperative
from bot.hours import actions as hours
from bot.hours.rules import Work
from bot.people import invitations
from bot.people.models import Gender, Membership, Person, Role, Standing

START = datetime.fromisoformat("2027-07-21T17:30:00+02:00")
SEASON = date(2027, 7, 5), date(2027, 8, 28)
LEA, TOM, NADIA, CLAIRE = 1001, 1002, 2001, 5001

COOPERATIVES = (
    ("Coup de Pousse", "Rennes", "Bretagne", "Europe/Paris"),
    ("Les Débrouillards", "Angers", "Pays de la Loire", "Europe/Paris"),
    ("Ti Koop Bénoît", "Saint-Benoît", "La Réunion", "Indian/Reunion"),
)
MEMBERS = ("Léa", "Yanis", "Maëlle", "Inès", "Hugo", "Fatou", "Enzo", "Jade", "Malo", "Aya", "Noé", "Lina")
WORK = (
    ("tonte", "jardinage"),
    ("flyers", "distribution"),
    ("vitres", "menage"),
    ("réunion", "reunion"),
    ("démarchage", "prospection"),
    ("buvette", "vente_evenement"),
    ("compta", "compta"),
)
CONTRACTS = (
    ("Mme Le Goff", CustomerKind.HOUSEHOLD, "tonte", 4500, ContractState.PAID),
    ("Mairie de Rennes", CustomerKind.PUBLIC_BODY, "mise sous pli", 32000, ContractState.INVOICED),
    ("Asso Le Relais", CustomerKind.ASSOCIATION, "buvette", 15000, ContractState.SIGNED),
    ("Garage Martin", CustomerKind.COMPANY, "lavage de voitures", 9000, ContractState.SIGNED),
    ("M. Bihan", CustomerKind.HOUSEHOLD, "peinture", None, ContractState.CONTACT),
    ("Pharmacie du Blosne", CustomerKind.COMPANY, "vitres", 6000, ContractState.LOST),
)
LIFE = [state for state in ContractState if state is not ContractState.LOST]


@dataclass(frozen=True)
class Seeded:
    """The code of the invitation that is there to be tried."""

    code: str


def fill(session: Session) -> Seeded:
    """The same every time but for the invitation's code."""
    places = [_cooperative(session, *each) for each in COOPERATIVES]
    first = places[0]
    members = [_member(session, first, name, LEA + 10 * place) for place, name in enumerate(MEMBERS)]
    _member(session, first, "Sami", None)
    nadia = _person(session, "Nadia", NADIA, None)
    _join(session, nadia, Role.ANIMATOR, first)
    _join(session, _person(session, "Karim", 2002, None), Role.ANIMATOR, first)
    _join(session, _person(session, "Mme Morel", 3001, None), Role.PARTNER, first)
    _join(session, _person(session, "Claire", CLAIRE, None), Role.COORDINATOR, None)
    for place, name in zip(places[1:], ("Paul", "Marie-Josée"), strict=True):
        _join(session, _person(session, name, 2100 + place.id, None), Role.ANIMATOR, place)
        youths = enumerate(("Zoé", "Ilyes", "Chloé", "Teddy"))
        others = [_member(session, place, youth, 6000 + 100 * place.id + number) for number, youth in youths]
        _work(session, others)
    _work(session, members)
    _contracts(session, first, members)
    wanted = invitations.Wanted(
        role=Role.MEMBER, cooperative_id=first.id, uses=15, days=14, made_by_id=nadia.id
    )
    return Seeded(invitations.invite(session, wanted, START))


def _cooperative(session: Session, name: str, town: str, region: str, timezone: str) -> Cooperative:
    cooperative = Cooperative(
        name=name,
        town=town,
        region=region,
        timezone=timezone,
        season_starts_on=SEASON[0],
        season_ends_on=SEASON[1],
        contact="l'équipe d'animation, à la maison de quartier",
        created_at=START - timedelta(days=40),
    )
    session.add(cooperative)
    session.flush()
    return cooperative


def _person(session: Session, name: str, telegram_id: int | None, gender: Gender | None) -> Person:
    joined_at = START - timedelta(days=17)
    person = Person(first_name=name, telegram_id=telegram_id, gender=gender, created_at=joined_at)
    session.add(person)
    session.flush()
    return person


def _join(session: Session, person: Person, role: Role, place: Cooperative | None) -> Membership:
    membership = Membership(
        person_id=person.id,
        role=role,
        cooperative_id=place.id if place else None,
        standing=Standing.ACTIVE,
        asked_at=person.created_at,
        decided_at=person.created_at,
    )
    session.add(membership)
    session.flush()
    return membership


def _member(session: Session, place: Cooperative, name: str, telegram_id: int | None) -> Membership:
    chance = random.Random(name)  # noqa: S311 - a demo's variety is no secret
    gender = chance.choice((Gender.WOMAN, Gender.MAN, None))
    membership = _join(session, _person(session, name, telegram_id, gender), Role.MEMBER, place)
    membership.committees = chance.sample(place.committees, 1)
    return membership


def _work(session: Session, members: list[Membership]) -> None:
    """Two weeks and a half of entries; one member has been silent since the first week."""
    chance = random.Random(2027)  # noqa: S311
    days = [SEASON[0] + timedelta(days=shift) for shift in range(16)]
    for day in (each for each in days if each.weekday() < 5):
        for place, membership in enumerate(members):
            if chance.random() < 0.6 and not (
                membership is members[-1] and day > SEASON[0] + timedelta(days=4)
            ):
                activity, key = chance.choice(WORK)
                work = Work(day, chance.choice((60, 90, 120, 150, 180, 240)), activity, key)
                hours.record(session, membership, work, hours.Source(), _evening(day, place))


def _evening(day: date, minutes: int) -> datetime:
    return datetime.combine(day, START.timetz()) + timedelta(minutes=minutes)


def _contracts(session: Session, place: Cooperative, members: list[Membership]) -> None:
    for number, (customer, kind, service, cents, state) in enumerate(CONTRACTS):
        began = START - timedelta(days=14 - number)
        contract = Contract(
            cooperative_id=place.id,
            customer=customer,
            customer_kind=kind,
            service=service,
            amount_cents=cents,
            state=state,
            brought_by_id=members[number].id,
            created_at=began,
        )
        session.add(contract)
        session.flush()
        steps = [*LIFE[:2], state] if state is ContractState.LOST else LIFE[: LIFE.index(state) + 1]
        for day, step in enumerate(steps):
            by = members[number].person_id
            session.add(
                ContractStep(contract_id=contract.id, state=step, at=began + timedelta(days=day), by_id=by)
            )
