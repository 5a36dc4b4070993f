"""The columns of all tables, with what each means; docs/exports.md shows them, and they are stable."""

from bot.contracts.models import ContractState
from bot.exports.table import Column, Kind

COOPERATIVE = Column("cooperative", Kind.TEXT, "Nom de la coopérative.")
MEMBER_ID = Column(
    "member_id", Kind.NUMBER, "Numéro de la personne dans sa coopérative ; vide si elle a effacé ses données."
)
FIRST_NAME = Column("first_name", Kind.TEXT, "Prénom ; vide si la personne a effacé ses données.", 16)
MINUTES = Column("minutes", Kind.MINUTES, "Durée en minutes, sans les pauses.")
HOURS = Column("hours", Kind.HOURS, "La même durée en heures, avec deux décimales.")
NUMBER_OF_ENTRIES = Column("entries", Kind.COUNT, "Nombre d'ajouts.")
WEEK = Column("week", Kind.TEXT, "Semaine ISO, du lundi au dimanche : 2027-W28.", 10)

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
    Column(
        "state",
        Kind.TEXT,
        "recorded : enregistré ; validated : validé par l'équipe d'animation. Le reste ne compte pas et n'y "
        "est pas.",
        12,
    ),
    Column("segments", Kind.TEXT, "Les plages de travail, s'il y en a plusieurs : 09:00-12:00 14:00-16:00."),
    Column("people", Kind.NUMBER, "Combien de personnes ont travaillé, la personne comprise, si c'est dit."),
    Column(
        "written_by",
        Kind.TEXT,
        "Prénom de qui l'a écrit pour la personne ; vide si c'est elle, ou si elle a dit oui.",
        16,
    ),
    Column("warnings", Kind.TEXT, "Les repères que l'ajout dépasse, séparés par une virgule.", 30),
    Column("validated_on", Kind.DATE, "Jour de la validation."),
    Column("validated_by", Kind.TEXT, "Prénom de qui a validé.", 16),
    HOURS,
)
WEEKS = (
    COOPERATIVE,
    MEMBER_ID,
    FIRST_NAME,
    WEEK,
    Column("monday", Kind.DATE, "Lundi de cette semaine."),
    NUMBER_OF_ENTRIES,
    MINUTES,
    HOURS,
)
PAYROLL = (
    COOPERATIVE,
    MEMBER_ID,
    FIRST_NAME,
    Column("month", Kind.TEXT, "Mois : 2027-07.", 10),
    Column(
        "week",
        Kind.TEXT,
        "Semaine ISO : 2027-W28 ; vide sur la ligne du mois. Une semaine à cheval sur deux mois a une ligne "
        "dans chacun.",
        10,
    ),
    Column("first_on", Kind.DATE, "Premier jour que la ligne couvre."),
    Column("last_on", Kind.DATE, "Dernier jour que la ligne couvre."),
    Column("days", Kind.COUNT, "Jours travaillés dans la semaine ; vide sur la ligne du mois."),
    Column("minutes", Kind.MINUTES, "Minutes de la semaine ; vide sur la ligne du mois."),
    Column("hours", Kind.HOURS, "Heures de la semaine ; vide sur la ligne du mois."),
    Column("validated_hours", Kind.HOURS, "Dont validées par l'équipe d'animation."),
    Column("activities", Kind.TEXT, "Heures par activité : ménage 3,50 ; tonte 2,00.", 44),
    Column("month_days", Kind.COUNT, "Jours travaillés dans le mois ; sur la ligne du mois."),
    Column("month_minutes", Kind.MINUTES, "Minutes du mois ; sur la ligne du mois.", 14),
    Column("month_hours", Kind.HOURS, "Heures du mois ; sur la ligne du mois."),
    Column("month_validated_hours", Kind.HOURS, "Dont validées ; sur la ligne du mois.", 14),
)
STEPS = tuple(
    Column(f"{state.value}_on", Kind.DATE, f"Dernier jour où le contrat est passé à l'état {state.value}.")
    for state in ContractState
)
CONTRACT_ID = Column("id", Kind.NUMBER, "Numéro du contrat.")
CUSTOMER = Column("customer", Kind.TEXT, "Client·e.")
CUSTOMER_KIND = Column(
    "customer_kind",
    Kind.TEXT,
    "household : particulier ; company : entreprise ; association ; public_body : collectivité.",
    14,
)
SERVICE = Column("service", Kind.TEXT, "Service rendu.")
AMOUNT = Column("amount", Kind.CENTS, "Montant en euros ; vide s'il n'est pas encore connu.")
VAT = Column("vat", Kind.TEXT, "excluded : montant hors taxes ; included : toutes taxes comprises.", 10)
WORKED_MINUTES = Column("minutes", Kind.MINUTES, "Minutes notées pour ce contrat, par tout le monde.")
WORKED_HOURS = Column("hours", Kind.HOURS, "Les mêmes en heures, avec deux décimales.")
CONTRACTS = (
    CONTRACT_ID,
    COOPERATIVE,
    CUSTOMER,
    CUSTOMER_KIND,
    SERVICE,
    AMOUNT,
    VAT,
    Column("planned_on", Kind.DATE, "Jour prévu, s'il est connu."),
    Column("brought_by_id", Kind.NUMBER, "member_id de qui l'a apporté ; vide si personne n'est nommé."),
    Column("brought_by", Kind.TEXT, "Prénom de qui l'a apporté ; vide si la personne a effacé ses données."),
    Column(
        "state",
        Kind.TEXT,
        "contact, quoted (devis), signed (signé), done (fait), invoiced (facturé), paid (payé), lost.",
        10,
    ),
    *STEPS,
    WORKED_MINUTES,
    WORKED_HOURS,
)
INVOICES = (
    CONTRACT_ID,
    COOPERATIVE,
    CUSTOMER,
    CUSTOMER_KIND,
    SERVICE,
    AMOUNT,
    VAT,
    Column("state", Kind.TEXT, "done : fait, à facturer ; invoiced : facturé ; paid : payé.", 10),
    Column("done_on", Kind.DATE, "Dernier jour où le contrat est passé à l'état fait."),
    Column("invoiced_on", Kind.DATE, "Dernier jour où il est passé à l'état facturé."),
    Column("paid_on", Kind.DATE, "Dernier jour où il est passé à l'état payé."),
    WORKED_MINUTES,
    WORKED_HOURS,
)
MEMBERS = (
    MEMBER_ID,
    COOPERATIVE,
    FIRST_NAME,
    Column("standing", Kind.TEXT, "pending : à accepter ; active : membre ; left : partie.", 10),
    Column("committees", Kind.TEXT, "Comités, séparés par une virgule."),
    Column("telegram", Kind.TEXT, "yes si la personne écrit au bot, no si l'équipe écrit pour elle.", 10),
    Column("asked_on", Kind.DATE, "Jour de l'arrivée."),
    Column("accepted_on", Kind.DATE, "Jour de l'acceptation."),
    Column("left_on", Kind.DATE, "Jour du départ."),
    NUMBER_OF_ENTRIES,
    MINUTES,
    HOURS,
)
HIDDEN = "vide pour un partenaire, si moins de cinq personnes ont noté des heures."
TOTALS = (
    COOPERATIVE,
    Column("town", Kind.TEXT, "Commune."),
    Column("region", Kind.TEXT, "Région."),
    Column("members", Kind.COUNT, "Coopérant·es ; vide pour un partenaire, s'il y en a moins de cinq."),
    Column("minutes", Kind.MINUTES, f"Travail de toute la saison, en minutes ; {HIDDEN}"),
    Column("hours", Kind.HOURS, f"Le même en heures ; {HIDDEN}"),
    Column("won", Kind.COUNT, "Contrats signés ou plus avancés, sans les perdus."),
    Column("turnover", Kind.CENTS, "Montant des contrats facturés ou payés."),
    Column("to_come", Kind.CENTS, "Montant des contrats signés ou faits, pas encore facturés."),
    VAT,
)
