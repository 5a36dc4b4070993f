"""Files to take away: what can be asked for, when it comes, and what is in it."""

from markupsafe import Markup

from bot.texts import french
from bot.texts.message import Attachment, Message, lines, say
from bot.texts.voice import to

TABLES = {
    "entries": "Saisies",
    "weeks": "Semaines",
    "payroll": "Paie",
    "contracts": "Contrats",
    "invoices": "Factures",
    "members": "Membres",
    "totals": "Totaux",
}
FORMS = {"xlsx": "Excel (XLSX)", "csv": "CSV"}
OWN, FOLLOWED, NETWORK = "own", "followed", "network"
LABELS = {OWN: "Mes heures", FOLLOWED: "Totaux de partenaire", NETWORK: "Tout le réseau"}
NAMELESS = ("totals",)


def place(key: str, name: str) -> str:
    """A place on a button: « Kop'Jeunes », « Région Bretagne », « Mes heures »."""
    return LABELS.get(key) or (f"Région {name}" if _is_region(key) else name)


def which_place(more: bool) -> Markup:
    """`more`: there are others than those on the buttons."""
    ways = "À choisir, ou à écrire." if more else "À choisir ci-dessous."
    return say("Un fichier de quoi ? {}", ways)


def which_table() -> Markup:
    return lines(
        say("Qu'est-ce qu'il y a dedans ?"),
        say("Saisies : une ligne par ajout. Semaines : une par personne et par semaine."),
        say("Paie et Factures : ce qu'il faut à la CAE."),
    )


def which_form() -> Markup:
    return say("Quel format ? Excel a les sommes et les explications ; CSV s'ouvre partout.")


def no_place() -> Markup:
    return say("Je n'ai pas reconnu ce nom.")


def no_table() -> Markup:
    return say("Je ne connais que ces tableaux.")


def no_form() -> Markup:
    return say("Je ne connais que ces deux formats.")


def being_made(adult: bool) -> Message:
    words = "Je prépare le fichier : il arrive ici dans un instant. [Tu peux|Vous pouvez] continuer."
    return Message(say(to(adult, words)))


def still_being_made(adult: bool) -> Message:
    words = "Je prépare encore le fichier d'avant. Dès qu'il est là, [redemande|redemandez] : /export."
    return Message(say(to(adult, words)))


def nothing() -> Message:
    return Message(say("Il n'y a encore rien à exporter. Pour voir ce que je sais faire : /aide."))


def file(what: str, whose: str, moment: str, attachment: Attachment, adult: bool) -> Message:
    """`whose` is what `of_place` says."""
    care = "Il contient des prénoms : garde[|z]-le pour qui en a besoin. "
    words = ("" if what in NAMELESS or not adult else care) + "Un autre fichier : /export."
    head = say("<b>{}</b>{}, {}.", TABLES[what], whose, moment)
    return Message(lines(head, say(to(adult, words))), attachment=attachment)


def of_place(key: str, name: str) -> str:
    """« de Kop'Jeunes », after the table's title; empty for one's own."""
    if key in (OWN, FOLLOWED):
        return ""
    if key == NETWORK:
        return " de tout le réseau"
    return f" de la région {name}" if _is_region(key) else f" {french.of(name)}"


def not_yours_any_more(adult: bool) -> Message:
    words = "[Tu n'as|Vous n'avez] plus accès à ces données : je n'ai pas fait le fichier. Le reste : /aide."
    return Message(say(to(adult, words)))


def failed(adult: bool) -> Message:
    words = (
        "Je n'ai pas réussi à faire ce fichier. Réessa[ie|yez] : /export ; si ça recommence, "
        "[dis-le à ton équipe d'animation|dites-le à la coordination]."
    )
    return Message(say(to(adult, words)))


def too_long() -> Message:
    words = "Il y a trop de lignes pour un fichier Excel. En CSV, ou coopérative par coopérative : /export."
    return Message(say(words))


def too_large() -> Message:
    words = "Ce fichier est trop lourd pour Telegram. Coopérative par coopérative, il passe : /export."
    return Message(say(words))


def _is_region(key: str) -> bool:
    return key.startswith("region:")
