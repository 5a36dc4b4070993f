"""`python -m bench.nursery`: has the bot imported already, and forks a life of it for each line read.

Importing takes a second of processor time and a small trial needs two dozen lives. Each is a process of
its own, killed like any other; the full trials start `python -m bot run` anew each time.
"""

import json
import os
import signal


def main() -> None:
    import bot.cli
    import bot.operations.database
    import bot.service  # noqa: F401 - to have it all imported

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries them
    for line in os.fdopen(os.dup(0)):  # sys.stdin stays unread, for the bot to prepare
        child = os.fork()
        if child == 0:
            _live(**json.loads(line))
        print(child, flush=True)


def _live(environment: dict[str, str], folder: str, log: str) -> None:
    from bot import cli

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(folder)
    os.environ.update(environment)
    paper = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for standard, replacement in ((0, nothing), (1, paper), (2, paper)):
        os.dup2(replacement, standard)
    os._exit(cli.main(["run"]))


if __name__ == "__main__":
    main()
