"""The columns of the four tables, with what each means; docs/exports.md shows them, and they are stable."""

from bot.contracts.models import ContractState
from bot.exports.table import Column, Kind

COOPERATIVE = Column("cooperative", Kind.TEXT, "Nom de la coopérative.")
MEMBER_ID = Column(
    "member_id", Kind.NUMBER, "Numéro de la personne dans sa coopérative ; vide si elle a effacé ses données."
)
FIRST_NAME = Column("first_name", Kind.TEXT, "Prénom ; vide si la personne a effacé ses données.")
MINUTES = Column("minutes", Kind.MINUTES, "Durée en minutes, sans les pauses.")
HOURS = Column("hours", Kind.HOURS, "La même durée en heures, avec deux décimales.")

ENTRIES = (
    Column("id", Kind.NUMBER, "Numéro de l'ajout."),
    COOPERATIVE,
    MEMBER_ID,
    FIRST_NAME,
    Column("date", Kind.DATE, "Jour du travail."),
    Column("start", Kind.TIME, "Heure de début, à l'heure de la coopérative ; vide si elle n'est pas dite."),
    Column("end", Kind.TIME, "Heure de fin, à l'heure de la coopérative ; vide si elle n'est pas dite."),
    MINUTES,
    Column("activity", Kind.TEXT, "Ce qui a été fait."),
    Column("customer", Kind.TEXT, "Client·e, s'il y en a."),
    Column("state", Kind.TEXT, "recorded : enregistré. Les ajouts supprimés n'y sont pas."),
)
WEEKS = (
    COOPERATIVE,
    MEMBER_ID,
    FIRST_NAME,
    Column("week", Kind.TEXT, "Semaine ISO, du lundi au dimanche : 2027-W28."),
    Column("monday", Kind.DATE, "Lundi de cette semaine."),
    Column("entries", Kind.NUMBER, "Nombre d'ajouts."),
    MINUTES,
    HOURS,
)
STEPS = tuple(
    Column(f"{state.value}_on", Kind.DATE, f"Dernier jour où le contrat est passé à l'état {state.value}.")
    for state in ContractState
)
CONTRACTS = (
    Column("id", Kind.NUMBER, "Numéro du contrat."),
    COOPERATIVE,
    Column("customer", Kind.TEXT, "Client·e."),
    Column(
        "customer_kind",
        Kind.TEXT,
        "household : particulier ; company : entreprise ; association ; public_body : collectivité.",
    ),
    Column("service", Kind.TEXT, "Service rendu."),
    Column("amount", Kind.CENTS, "Montant en euros ; vide s'il n'est pas encore connu."),
    Column("vat", Kind.TEXT, "excluded : montant hors taxes ; included : toutes taxes comprises."),
    Column("planned_on", Kind.DATE, "Jour prévu, s'il est connu."),
    Column("brought_by_id", Kind.NUMBER, "member_id de qui l'a apporté ; vide si personne n'est nommé."),
    Column("brought_by", Kind.TEXT, "Prénom de qui l'a apporté ; vide si la personne a effacé ses données."),
    Column(
        "state",
        Kind.TEXT,
        "contact, quoted (devis), signed (signé), done (fait), invoiced (facturé), paid (payé), lost.",
    ),
    *STEPS,
)
MEMBERS = (
    MEMBER_ID,
    COOPERATIVE,
    FIRST_NAME,
    Column("standing", Kind.TEXT, "pending : à accepter ; active : membre ; left : partie."),
    Column("committees", Kind.TEXT, "Comités, séparés par une virgule."),
    Column("telegram", Kind.TEXT, "yes si la personne écrit au bot, no si l'équipe écrit pour elle."),
    Column("asked_on", Kind.DATE, "Jour de l'arrivée."),
    Column("accepted_on", Kind.DATE, "Jour de l'acceptation."),
    Column("left_on", Kind.DATE, "Jour du départ."),
    Column("entries", Kind.NUMBER, "Nombre d'ajouts."),
    MINUTES,
    HOURS,
)
