"""A day of a cooperative as plain data: what is typed and pressed, and what it means to whoever reads it."""

from dataclasses import dataclass

TODAY, YESTERDAY, MONDAY = "2026-07-22", "2026-07-21", "2026-07-20"
SUNDAY, FRIDAY = "2026-07-19", "2026-07-17"
WEEKS = {
    "2026-07-13": ("2026-W29", (FRIDAY, SUNDAY)),
    "2026-07-20": ("2026-W30", (MONDAY, YESTERDAY, TODAY)),
}
PLACE = "Kop'Jeunes"
YOUTHS = (
    "Léa",
    "Tom",
    "Zoé",
    "Ana",
    "Max",
    "Inès",
    "Noé",
    "Lou",
    "Alix",
    "Eva",
    "Hugo",
    "Rose",
    "Adam",
    "Mila",
)
WITHOUT_TELEGRAM = "Mila"
ANIMATORS = ("Nadia", "Yann")

# Who types or presses (« > » and how the button begins) what; the lines of a block happen at the same time.
DAY = """
Léa: bonjour
Tom: salut
Noé: on se retrouve à 14h ?
Hugo: il me doit 20€
Ana: j'ai 17 ans
Max: lol
Inès: ça va ?
Rose: 2h tonte hier avec Adam et Mila
Zoé: contrat Mme Le Goff tonte 45€
Lou: hier 14h-16h pui 16h30-18h tonte
Eva: 1h30 garde d'enfants hier
Alix: 2h lundi et 1h hier flyers

Rose: > Enregistrer
Zoé: > Enregistrer
Lou: > Enregistrer
Eva: > Enregistrer
Alix: la 2 : 1h30
Léa: 2h flyers hier
Tom: 1h30 ménage lundi
Ana: hier 8h30-10h vitres
Max: 2h vitres dimanche
Inès: deux heures vingt de ménage hier
Noé: 3/4 d'heure de courses lundi
Hugo: 3h peinture lundi

Adam: > Oui
Zoé: > Devis
Alix: > Tout enregistrer
Léa: > Enregistrer
Tom: plutôt 2h
Ana: > Enregistrer
Max: > Enregistrer quand même
Inès: non lundi
Noé: c'était chez M. Le Bras
Hugo: > Enregistrer
Lou: lundi 2h tonte, hier 1h vitres et ajd 30 min réunion
Eva: merci !
Rose: 4h flyers lundi

Zoé: > Signé
Tom: > Enregistrer
Inès: > Enregistrer
Noé: > Enregistrer
Lou: > Modifier
Rose: > Enregistrer
Léa: 1h tonte lundi
Ana: 2h flyers lundi avec Eva
Adam: 10h-12h30 peinture hier
Alix: 2h tonte aujourd'hui

Zoé: 9h-12h tonte chez Mme Le Goff aujourd'hui avec Hugo
Lou: > 2. vitres
Léa: > Ne pas enregistrer
Ana: > Enregistrer
Adam: > Enregistrer
Alix: avec Noé
Tom: 1h flyers hier
Inès: 30 min ménage hier
Max: 45 min réunion ajd

Zoé: > Enregistrer
Lou: > Enlever cette ligne
Eva: > Ce n'est pas moi
Alix: sans Noé
Tom: plutôt 45 min
Inès: > Enregistrer
Max: > Enregistrer
Adam: merci bcp
Noé: 2h30 tonte hier

Hugo: > Modifier
Lou: > Tout enregistrer
Alix: c'était chez Mme Roux
Tom: > Enregistrer
Inès: > Annuler cet ajout
Max: 2h courses aujourd'hui avec Tom
Noé: > Enregistrer
Eva: 14h hier tonte
Adam: 2h flyers lundi
Léa: 3h ménage vendredi

Hugo: > La durée
Alix: > Enregistrer
Max: > Enregistrer
Eva: 2h
Adam: plutôt 2h30
Léa: > Enregistrer
Rose: 1h réunion aujourd'hui avec Léa
Ana: oups

Hugo: 9h-11h
Tom: > Oui
Eva: > Enregistrer
Adam: > Enregistrer
Rose: > Enregistrer
Lou: ok merci

Hugo: > Enregistrer
Zoé: > Fait
Nadia: /saisies
Yann: /saisies

Hugo: 2h vitres hier
Nadia: > Noé
Yann: > Rose

Hugo: plutôt lundi
Nadia: > mar. 21 : 2 h 30, tonte
Yann: > lun. 20 : 4 h, flyers

Hugo: > Enregistrer
Nadia: > Refuser
Yann: > Corriger

Nadia: On n'a pas tondu mardi
Yann: > La durée

Yann: 3h
Noé: ah oui pardon

Yann: Tu es partie à 16 h

Yann: > Enregistrer
Zoé: ok merci

Rose: > Répondre
Yann: /saisies

Rose: D'accord, merci
Yann: > Mila

Yann: > mar. 21 : 2 h, tonte

Yann: > Confirmer

Nadia: /saisies

Nadia: > Tout valider

Inès: 1h courses ajd
Nadia: /contrats

Inès: > Enregistrer
Nadia: > Mme Le Goff

Nadia: > Facturé
Tom: merci
Noé: bonne soirée
Léa: à demain
Hugo: c'est qui le prochain client ?
"""


@dataclass(frozen=True)
class Worked:
    """Hours that count; `times` are « 14:00-16:00 16:30-18:00 », `read_by` the animator who said yes."""

    who: str
    day: str
    minutes: int
    activity: str
    times: str = ""
    customer: str = ""
    people: str = ""
    written_by: str = ""
    warnings: str = ""
    read_by: str = "Nadia"


# Not here: Eva said no to Ana, Léa has not answered Rose, Noé's mowing was refused, Inès took 30 min back,
# Lou left the windows out, Léa did not save an hour of mowing.
WORKED = (
    Worked("Rose", YESTERDAY, 120, "tonte", people="3"),
    Worked("Adam", YESTERDAY, 120, "tonte", people="3"),
    Worked("Mila", YESTERDAY, 120, "tonte", people="3", written_by="Rose", read_by="Yann"),
    Worked("Lou", YESTERDAY, 210, "tonte", "14:00-16:00 16:30-18:00"),
    Worked("Eva", YESTERDAY, 90, "garde d'enfants"),
    Worked("Alix", MONDAY, 120, "flyers"),
    Worked("Alix", YESTERDAY, 90, "flyers"),  # 1 h, then « la 2 : 1h30 »
    Worked("Léa", YESTERDAY, 120, "flyers"),
    Worked("Tom", MONDAY, 120, "ménage"),  # 1 h 30, then « plutôt 2h »
    Worked("Ana", YESTERDAY, 90, "vitres", "08:30-10:00"),
    Worked("Max", SUNDAY, 120, "vitres", warnings="un dimanche"),
    Worked("Inès", MONDAY, 140, "ménage"),  # yesterday, then « non lundi »
    Worked("Noé", MONDAY, 45, "courses", customer="M. Le Bras"),
    Worked("Hugo", MONDAY, 180, "peinture"),
    Worked("Lou", MONDAY, 120, "tonte"),
    Worked("Lou", TODAY, 30, "réunion"),
    Worked("Rose", MONDAY, 180, "flyers", read_by="Yann"),  # 4 h, which Yann made 3 h
    Worked("Ana", MONDAY, 120, "flyers", people="2"),
    Worked("Adam", YESTERDAY, 150, "peinture", "10:00-12:30"),
    Worked("Alix", TODAY, 120, "tonte", customer="Mme Roux"),  # with Noé, then without
    Worked("Zoé", TODAY, 180, "tonte", "09:00-12:00", customer="Mme Le Goff", people="2"),
    Worked("Hugo", TODAY, 120, "tonte", "09:00-11:00", customer="Mme Le Goff", people="2"),  # made it 9h-11h
    Worked("Tom", YESTERDAY, 45, "flyers"),  # 1 h, then « plutôt 45 min »
    Worked("Max", TODAY, 45, "réunion"),
    Worked("Max", TODAY, 120, "courses", people="2"),
    Worked("Tom", TODAY, 120, "courses", people="2"),
    Worked("Eva", YESTERDAY, 120, "tonte"),  # « 14h hier tonte », then how long: « 2h »
    Worked("Adam", MONDAY, 150, "flyers"),  # 2 h, then « plutôt 2h30 »
    Worked("Léa", FRIDAY, 180, "ménage"),
    Worked("Rose", TODAY, 60, "réunion", people="2"),
    Worked("Hugo", MONDAY, 120, "vitres"),  # yesterday, then « plutôt lundi »
    Worked("Inès", TODAY, 60, "courses", read_by=""),  # after everything was validated
)
# « contrat Mme Le Goff tonte 45€ »: Zoé brought it and took it to done, Nadia to invoiced; two worked for it.
CONTRACT = {
    "id": "1",
    "cooperative": PLACE,
    "customer": "Mme Le Goff",
    "customer_kind": "household",
    "service": "tonte",
    "amount": "45,00",
    "vat": "excluded",
    "planned_on": "",
    "brought_by_id": "3",
    "brought_by": "Zoé",
    "state": "invoiced",
    "contact_on": TODAY,
    "quoted_on": TODAY,
    "signed_on": TODAY,
    "done_on": TODAY,
    "invoiced_on": TODAY,
    "paid_on": "",
    "lost_on": "",
    "minutes": "300",
    "hours": "5,00",
}
