"""The command `cjs-bot`: what each of its words does; what is heavy is loaded by what needs it."""

import io
import os
import sys
from collections.abc import Callable, Sequence

from bot.operations import arguments, configuration
from bot.operations.arguments import Chosen
from bot.operations.problem import Problem
from bot.people.models import Role
from bot.refusals import Refused

WRONG = 1
INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 0, or 1 with a sentence on stderr; argparse itself leaves with 2 for wrong usage."""
    _make_printable()
    try:
        chosen = arguments.chosen(words)
        code = WORK[chosen.command](chosen)
        sys.stdout.flush()
        return code or 0
    except (Problem, Refused) as error:
        print(_sentence(error), file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it stays quiet
    except KeyboardInterrupt:
        return INTERRUPTED
    return WRONG


def _run(_chosen: Chosen) -> int:
    from bot.operations import database, lock

    settings = configuration.load()
    configuration.token(settings)
    with database.at_head(settings):
        pass
    from bot import service
    from bot.operations import telegram, words

    try:
        with telegram.in_words():
            return service.run(settings)
    except lock.AlreadyRunning:
        raise Problem("Le bot tourne déjà sur cette base : arrêtez l'autre d'abord.") from None
    except OSError as error:
        raise Problem(f"Le bot ne peut pas démarrer : {words.of_disk(error)}.") from None


def _demo(chosen: Chosen) -> int:
    from bot import demo

    return demo.run(configuration.load(), port=chosen.port, tour=chosen.tour)


def _coop_add(chosen: Chosen) -> None:
    from bot.cooperatives.rules import Details
    from bot.operations import cooperatives

    settings = configuration.load()
    starts_on, ends_on = chosen.season
    details = Details(
        name=chosen.name,
        town=chosen.town,
        region=chosen.region,
        timezone=chosen.timezone or settings.default_timezone,
        season_starts_on=starts_on,
        season_ends_on=ends_on,
    )
    cooperatives.add(settings, details)


def _coop_import(chosen: Chosen) -> None:
    from bot.operations import cooperatives

    cooperatives.add_file(configuration.load(), chosen.file)


def _coop_list(_chosen: Chosen) -> None:
    from bot.operations import cooperatives

    cooperatives.list_all(configuration.load())


def _invite(chosen: Chosen) -> None:
    from bot.operations import invitations
    from bot.people.invitations import Wanted

    asked = Wanted(role=Role(chosen.role), region=chosen.region, uses=chosen.uses, days=chosen.days)
    invitations.invite(configuration.load(), asked, chosen.coop)


def _db_upgrade(_chosen: Chosen) -> None:
    from bot.operations import database

    database.upgrade(configuration.load())


def _doctor(_chosen: Chosen) -> int:
    from bot.operations import doctor

    return doctor.examine()


def _backup(chosen: Chosen) -> None:
    from bot.operations import backup

    backup.save(configuration.load(), chosen.file)


def _restore(chosen: Chosen) -> None:
    from bot.operations import backup

    backup.restore(configuration.load(), chosen.file)


def _export(chosen: Chosen) -> None:
    from bot.operations import export

    export.write(configuration.load(), export.Wanted(chosen.what, chosen.format, chosen.coop, chosen.output))


def _parse(chosen: Chosen) -> int:
    from bot.understanding import predictions

    return predictions.parse_lines(sys.stdin, sys.stdout, explain=chosen.explain)


WORK: dict[str, Callable[[Chosen], int | None]] = {
    "run": _run,
    "demo": _demo,
    "db upgrade": _db_upgrade,
    "coop add": _coop_add,
    "coop import": _coop_import,
    "coop list": _coop_list,
    "invite": _invite,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
    "parse": _parse,
}


def _sentence(error: Problem | Refused) -> str:
    if isinstance(error, Problem):
        return str(error)
    from bot.operations import words

    return words.sentence(words.of_refusal(error))


def _make_printable() -> None:
    """A terminal that lacks a letter gets « ? », not an exception."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
