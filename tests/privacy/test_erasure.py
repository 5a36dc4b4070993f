"""Erasing somebody through the whole bot: no table holds the name, totals stay, nothing comes back."""

import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.contracts.models import Contract, ContractStep
from bot.db.base import Base
from bot.hours.models import Entry, EntryChange, EntryState
from bot.people.models import Invitation, Membership, Person, Role, Standing
from bot.sandbox.phone import Phone
from tests.support.stage import Stage, add_cooperative, add_person, open_stage

NAME, NUMBER = "Zéphyrine", 1001777
NOON = datetime(2026, 7, 14, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
async def stage(database: tuple[Engine, str]) -> AsyncIterator[Stage]:
    """Zéphyrine is a member here and an animator there; Nadia and Claire look after the two."""
    async with open_stage(*database) as stage:
        with Session(stage.engine) as session:
            here, there = add_cooperative(session, "Ici"), add_cooperative(session, "Là-bas")
            add_person(session, NAME, NUMBER, Role.MEMBER, here)
            add_person(session, NAME, NUMBER, Role.ANIMATOR, there)
            add_person(session, "Nadia", 2001, Role.ANIMATOR, here)
            add_person(session, "Claire", 4001, Role.COORDINATOR)
            session.commit()
        await stage.move_to(NOON)
        await stage.start()
        for name, number in ((NAME, NUMBER), ("Nadia", 2001), ("Claire", 4001)):
            stage.phones[name] = stage.sandbox.person(name, id=number)
        yield stage


async def say(stage: Stage, phone: Phone, *words: str) -> None:
    """Types, or presses what is in brackets."""
    for each in words:
        phone.presses(each[1:-1]) if each.startswith("[") else phone.says(each)
        await stage.settle()


async def live_a_little(stage: Stage) -> None:
    """Something of every kind."""
    me, nadia, claire = stage.phones[NAME], stage.phones["Nadia"], stage.phones["Claire"]
    await say(stage, claire, "/start")
    await say(stage, me, "2h tonte hier", "[Enregistrer]", f"1h babillage de {NAME} hier")
    await say(stage, me, f"3h tonte chez {NAME[:3]} hier", "[Enregistrer]", "[Annuler cet ajout]")
    await say(stage, me, "/heures", f"histoires de {NAME}", "[Hier]", "[1 h]", "[Enregistrer]")
    await say(stage, me, "/heures", f"cuisine avec {NAME}", "[Hier]")
    await say(stage, nadia, "/equipe", f"[{NAME}]", "[Corriger le prénom]")
    await say(stage, nadia, f"{NAME}-Anne", "[Corriger le prénom]", NAME)
    await say(stage, nadia, "[Corriger le prénom]", "/equipe")
    with Session(stage.engine) as session:
        own = session.scalars(
            select(Membership).join(Membership.person).where(Person.telegram_id == NUMBER)
        ).all()
        contract = Contract(
            cooperative_id=own[0].cooperative_id,
            customer="Mme Le Goff",
            customer_kind="household",
            service="tonte",
            brought_by_id=own[0].id,
            created_at=NOON,
        )
        session.add(contract)
        session.flush()
        session.add(ContractStep(contract_id=contract.id, state="contact", at=NOON, by_id=own[0].person_id))
        for role in (Role.MEMBER, Role.ANIMATOR):
            session.add(_invitation(own, role))
        session.commit()


def _invitation(own: Any, role: Role) -> Invitation:
    return Invitation(
        code_hash=role.value,
        role=role,
        cooperative_id=own[1].cooperative_id,
        uses_allowed=5,
        uses=0,
        expires_at=NOON.replace(month=8),
        made_by_id=own[0].person_id,
        created_at=NOON,
    )


async def erase(stage: Stage) -> None:
    await say(stage, stage.phones[NAME], "/confidentialite", "[Effacer mes données]", "[Oui, tout effacer]")


def everything(engine: Engine) -> dict[str, list[str]]:
    """Every value of every table as text."""
    with engine.connect() as connection:
        return {
            table.name: [str(value) for row in connection.execute(select(table)) for value in row]
            for table in Base.metadata.sorted_tables
        }


async def test_no_table_holds_the_name_or_the_identifier_any_more(stage: Stage) -> None:
    await live_a_little(stage)
    before = everything(stage.engine)
    assert any(NAME in value for value in before["people"])
    assert any(NAME in value for value in before["drafts"])
    assert any(NAME in value for value in before["entries"])
    await erase(stage)
    for table, values in everything(stage.engine).items():
        named = [value for value in values if NAME.casefold() in value.casefold()]
        assert not named, f"{table} still says {named}"
        numbered = [value for value in values if str(NUMBER) in value]
        assert not numbered or table in ("inbox", "outbox"), f"{table} still has the identifier"
    assert not stage.errors.lines


async def test_delivery_forgets_the_identifier_after_two_days(stage: Stage) -> None:
    await live_a_little(stage)
    await erase(stage)
    await stage.move_to(NOON.replace(day=17))
    for table, values in everything(stage.engine).items():
        assert not [value for value in values if str(NUMBER) in value], table


async def test_totals_and_contracts_stay_without_a_name(stage: Stage) -> None:
    await live_a_little(stage)
    await erase(stage)
    with Session(stage.engine) as session:
        entries = session.scalars(select(Entry).order_by(Entry.id)).all()
        assert [each.minutes for each in entries] == [120, 60]
        assert {each.state for each in entries} == {EntryState.RECORDED}
        assert {each.membership_id for each in entries} == {None}
        assert [each.activity for each in entries] == ["jardinage", "travail"]
        assert not session.scalars(select(EntryChange).where(EntryChange.by_id.is_not(None))).all()
        contract = session.scalars(select(Contract)).one()
        assert (contract.customer, contract.brought_by_id) == ("Mme Le Goff", None)
        assert session.scalars(select(ContractStep.by_id)).all() == [None]


async def test_memberships_end_and_invitations_no_longer_say_who_made_them(stage: Stage) -> None:
    await live_a_little(stage)
    await erase(stage)
    with Session(stage.engine) as session:
        person = session.scalars(select(Person).where(Person.erased_at.is_not(None))).one()
        mine = session.scalars(select(Membership).where(Membership.person_id == person.id)).all()
        assert [each.standing for each in mine] == [Standing.LEFT, Standing.LEFT]
        made = {each.role: each for each in session.scalars(select(Invitation))}
        assert {each.made_by_id for each in made.values()} == {None}
        assert made[Role.MEMBER].withdrawn_at is None
        assert made[Role.ANIMATOR].withdrawn_at is not None


async def test_those_in_charge_hear_that_a_place_is_free_and_not_whose(stage: Stage) -> None:
    await live_a_little(stage)
    await erase(stage)
    nadia, claire = (stage.phones[each].chat.messages[-1]["text"] for each in ("Nadia", "Claire"))
    assert nadia.startswith("Une place s'est libérée dans la coopérative Ici.")
    assert claire.startswith("Une place s'est libérée à l'animation de la coopérative Là-bas.")


async def test_the_person_is_a_stranger_and_old_buttons_do_nothing(stage: Stage) -> None:
    me = stage.phones[NAME]
    await live_a_little(stage)
    await say(stage, me, "/mesheures", "/reglages", "/confidentialite", "[Effacer mes données]")
    shown = [
        (message["message_id"], button["callback_data"])
        for message in me.chat.messages
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
    ]
    await say(stage, me, "[Oui, tout effacer]")
    before = stage.snapshot()
    for number, data in shown:
        me.presses(data, number)
    for words in ("/start", "/mesheures", "/equipe", "/reglages", "2h tonte hier", "Léa", "/annuler"):
        me.says(words)
    await stage.settle()
    assert stage.snapshot() == before
    assert not stage.errors.lines


async def test_presses_that_race_with_erasing_create_nothing(stage: Stage) -> None:
    me = stage.phones[NAME]
    await say(stage, me, "2h tonte hier", "/confidentialite", "[Effacer mes données]")
    me.presses("Oui, tout effacer")
    me.presses("Enregistrer")
    me.presses("Oui, tout effacer")
    me.says("3h tonte hier")
    await stage.settle()
    with Session(stage.engine) as session:
        assert not session.scalars(select(Entry)).all()
        assert session.scalar(select(Person).where(Person.telegram_id == NUMBER)) is None
    assert not stage.errors.lines


async def test_the_file_says_everything_in_readable_french(stage: Stage) -> None:
    me = stage.phones[NAME]
    await live_a_little(stage)
    await say(stage, me, "/confidentialite", "[Recevoir mes données]")
    sent = next(each for each in reversed(me.chat.messages) if "document" in each)
    assert sent["document"]["file_name"].startswith("mes-donnees")
    content = stage.sandbox.world.files.find(sent["document"]["file_id"]).upload.content
    told = json.loads(content.decode("utf-8"))
    assert told["identité"] | {"connu depuis": ""} == {
        "prénom": NAME,
        "identifiant Telegram": NUMBER,
        "pour le bilan national": None,
        "connu depuis": "",
    }
    assert [each["rôle"] for each in told["rôles"]] == ["coopérant·e à Ici", "animateur·rice à Là-bas"]
    assert [each["minutes"] for each in told["heures"]] == [120, 180, 60]
    deleted = told["heures"][1]
    assert (deleted["état"], deleted["historique"][-1]["avant"]["minutes"]) == ("supprimée", 180)
    assert [each["client"] for each in told["contrats apportés"]] == ["Mme Le Goff"]
    assert len(told["invitations faites"]) == 2
    assert any(NAME in str(each["réponses"]) for each in told["questions en cours"])
    assert "\n  " in content.decode()
    assert "\\u" not in content.decode()
