"""The file that hands over everything kept about a person: JSON with French keys, made to be read."""

import json
from typing import Any

from bot.contracts.models import Contract, ContractStep
from bot.hours.models import Change, Entry, EntryChange, EntryState
from bot.people.kept import Kept, Unfinished
from bot.people.models import Invitation, Membership, Standing
from bot.texts import contract_questions, french, joining, roles

STANDINGS = {
    Standing.PENDING: "en attente",
    Standing.ACTIVE: "en cours",
    Standing.REFUSED: "refusée",
    Standing.LEFT: "terminée",
}
CHANGES = {
    Change.CREATED: "noté",
    Change.PROPOSED: "proposé par quelqu'un d'autre",
    Change.CONFIRMED: "confirmé",
    Change.DECLINED: "pas reconnu",
    Change.CORRECTED: "corrigé",
    Change.VALIDATED: "validé par l'équipe",
    Change.REFUSED: "refusé par l'équipe",
    Change.DELETED: "supprimé",
}
ENTRIES = {
    EntryState.PROPOSED: "à confirmer",
    EntryState.DECLINED: "pas reconnue",
    EntryState.RECORDED: "compte",
    EntryState.VALIDATED: "compte, validée",
    EntryState.REFUSED: "refusée par l'équipe",
    EntryState.DELETED: "supprimée",
}
BEFORE = {
    "worked_on": "jour",
    "minutes": "minutes",
    "activity": "activité",
    "starts": "début",
    "ends": "fin",
    "customer": "client",
    "contract_id": "contrat",
}


def content(about: Kept, timezone: str) -> bytes:
    """UTF-8, indented; times as in that time zone."""
    return json.dumps(document(about, timezone), ensure_ascii=False, indent=2).encode()


def document(about: Kept, zone: str) -> dict[str, Any]:
    person = about.person
    return {
        "identité": {
            "prénom": person.first_name,
            "identifiant Telegram": person.telegram_id,
            "pour le bilan national": joining.GENDERS[person.gender.value] if person.gender else None,
            "connu depuis": french.date_and_time(person.created_at, zone),
        },
        "rôles": [_membership(each, zone) for each in about.memberships],
        "heures": [_entry(each, about, zone) for each in about.entries],
        "semaines sans heures": [each.monday.isoformat() for each in about.idle_weeks],
        "contrats apportés": [_contract(each, zone) for each in about.contracts],
        "étapes de contrats notées": [_step(contract, step, zone) for contract, step in about.steps],
        "invitations faites": [_invitation(each, zone) for each in about.invitations],
        "inscriptions décidées": [_decision(each, zone) for each in about.decisions],
        "questions en cours": [_draft(each, zone) for each in about.drafts],
    }


def _membership(membership: Membership, zone: str) -> dict[str, Any]:
    left = membership.left_at
    return {
        "rôle": roles.full(membership),
        "état": STANDINGS[membership.standing],
        "comités": membership.committees,
        "demandé": french.date_and_time(membership.asked_at, zone),
        "décidé": french.date_and_time(membership.decided_at, zone) if membership.decided_at else None,
        "terminé": french.date_and_time(left, zone) if left else None,
    }


def _entry(entry: Entry, about: Kept, zone: str) -> dict[str, Any]:
    return {
        "jour": entry.worked_on.isoformat(),
        "minutes": entry.minutes,
        "activité": entry.activity,
        "début": entry.starts.isoformat("minutes") if entry.starts else None,
        "fin": entry.ends.isoformat("minutes") if entry.ends else None,
        "horaires": [f"{start:%H:%M}-{end:%H:%M}" for start, end in entry.segments],
        "nombre de personnes": entry.people,
        "client": entry.customer,
        "contrat": entry.contract_id,
        "état": ENTRIES[entry.state],
        "historique": [_change(each, zone) for each in about.changes if each.entry_id == entry.id],
    }


def _change(change: EntryChange, zone: str) -> dict[str, Any]:
    before = {BEFORE.get(name, name): value for name, value in (change.before or {}).items()}
    told = {"quoi": CHANGES[change.change], "quand": french.date_and_time(change.at, zone)}
    why = {"raison": change.reason} if change.reason else {}
    return {**told, **why, "avant": before} if before else {**told, **why}


def _contract(contract: Contract, zone: str) -> dict[str, Any]:
    return {
        "client": contract.customer,
        "service": contract.service,
        "montant en euros": contract.amount_cents / 100 if contract.amount_cents is not None else None,
        "prévu le": contract.planned_on.isoformat() if contract.planned_on else None,
        "état": contract_questions.STATES[contract.state],
        "noté": french.date_and_time(contract.created_at, zone),
    }


def _step(contract: Contract, step: ContractStep, zone: str) -> dict[str, Any]:
    return {
        "client": contract.customer,
        "étape": contract_questions.STATES[step.state],
        "quand": french.date_and_time(step.at, zone),
    }


def _invitation(invitation: Invitation, zone: str) -> dict[str, Any]:
    place = invitation.cooperative.name if invitation.cooperative else invitation.region
    return {
        "rôle": roles.NAMES[invitation.role],
        "où": place,
        "faite": french.date_and_time(invitation.created_at, zone),
        "valable jusqu'au": french.date_and_time(invitation.expires_at, zone),
        "utilisée": invitation.uses,
    }


def _decision(membership: Membership, zone: str) -> dict[str, Any]:
    """Without the name of the newcomer, which is theirs."""
    return {
        "où": roles.where(membership),
        "décision": "refusée" if membership.standing is Standing.REFUSED else "acceptée",
        "quand": french.date_and_time(membership.decided_at, zone) if membership.decided_at else None,
    }


def _draft(draft: Unfinished, zone: str) -> dict[str, Any]:
    return {"commencée": french.date_and_time(draft.created_at, zone), "réponses": draft.answers}
