"""What is asked while a contract is logged, and what could not be read.

Members and animators hear the same sentences, so they say neither « tu » nor « vous ».
"""

from markupsafe import Markup

from bot.contracts.rules import ContractState, CustomerKind
from bot.texts.message import lines, say

UNKNOWN_AMOUNT = "Je ne sais pas encore"

KINDS = {
    CustomerKind.HOUSEHOLD: "Particulier",
    CustomerKind.COMPANY: "Entreprise",
    CustomerKind.ASSOCIATION: "Association",
    CustomerKind.PUBLIC_BODY: "Collectivité",
}

STATES = {
    ContractState.CONTACT: "contact",
    ContractState.QUOTED: "devis",
    ContractState.SIGNED: "signé",
    ContractState.DONE: "fait",
    ContractState.INVOICED: "facturé",
    ContractState.PAID: "payé",
    ContractState.LOST: "perdu",
}

IMPOSSIBLE = {
    "zero": "Zéro euro, ce n'est pas un montant.",
    "negative": "Un montant ne peut pas être négatif.",
    "too_much": "Ce montant est trop grand pour un contrat.",
    "foreign": "Je ne connais que les euros.",
    "no_such_day": "Ce jour n'existe pas dans le calendrier.",
    "too_far": "Ce jour est trop loin.",
}


def which_cooperative() -> Markup:
    return say("C'est un contrat de quelle coopérative ?")


def customer(any_known: bool) -> Markup:
    ways = (
        "Un nom à choisir, ou à écrire ici."
        if any_known
        else "Le nom est à écrire ici, par exemple « Mme Le Goff »."
    )
    return say("C'est pour qui ? {}", ways)


def kind(name: str) -> Markup:
    return say("{}, c'est un particulier, une entreprise, une association ou une collectivité ?", name)


def service() -> Markup:
    return say("Quel service ? À choisir, ou à écrire en quelques mots.")


def amount(vat: str) -> Markup:
    return say("Quel montant, <b>{}</b> ? Par exemple « 45 », « 45,50 € » ou « 1 200 € ».", vat)


def missing_amount(contract: str, wanted: str, vat: str) -> Markup:
    step = STATES[ContractState(wanted)]
    return lines(say("{} : pour passer à « {} », il manque le montant.", contract, step), amount(vat))


def planned() -> Markup:
    return say("C'est prévu quel jour ? À choisir, ou à écrire (« 20 juillet », « mardi »).")


def brought_by() -> Markup:
    return say("Qui apporte ce contrat ? Un prénom à choisir, ou à écrire.")


def no_customer() -> Markup:
    return say("Je n'ai pas trouvé de nom dans ce message.")


def no_kind() -> Markup:
    return say("Je ne connais que ces quatre réponses.")


def no_service() -> Markup:
    return say("Il me faut quelques mots, par exemple « tonte ».")


def no_amount() -> Markup:
    return say("Je n'ai pas reconnu de montant.")


def amount_per_hour() -> Markup:
    return say("C'est un prix à l'heure. Il me faut le montant de tout le contrat.")


def no_day() -> Markup:
    return say("Je n'ai pas reconnu de jour.")


def no_member() -> Markup:
    return say("Je ne trouve pas ce prénom dans l'équipe.")


def several_members() -> Markup:
    return say("Plusieurs personnes portent ce prénom : il faut choisir ci-dessous.")


def impossible(reason: str) -> Markup:
    return say(IMPOSSIBLE.get(reason, "Ce n'est pas possible."))
