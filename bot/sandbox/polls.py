"""Polls: how they are made, who voted for what, and when they close."""

from dataclasses import dataclass, field

from bot.sandbox import errors, utf16
from bot.sandbox.objects import Object, present

QUESTION_LIMIT, OPTION_LIMIT, EXPLANATION_LIMIT, OPTIONS = 300, 100, 200, 12


@dataclass(slots=True)
class Ballot:
    """A poll: its message, the bot that made it (None when a person did), and the votes."""

    poll: Object
    bot_id: int | None
    place: tuple[int | None, int]
    message_id: int
    votes: dict[int, list[int]] = field(default_factory=dict)

    @property
    def revotes(self) -> bool:
        return bool(self.poll["allows_revoting"])

    def counted(self) -> Object:
        """The poll with today's numbers."""
        numbers = [0] * len(self.poll["options"])
        for chosen in self.votes.values():
            for index in chosen:
                numbers[index] += 1
        pairs = zip(self.poll["options"], numbers, strict=True)
        options = [option | {"voter_count": number} for option, number in pairs]
        self.poll = self.poll | {"options": options, "total_voter_count": len(self.votes)}
        return self.poll


@dataclass(slots=True)
class Ballots:
    polls: dict[str, Ballot] = field(default_factory=dict)


def made(number: str, wanted: Object) -> Object:
    """The Poll of these parameters, or Telegram's refusal."""
    check(wanted)
    quiz = wanted.get("type") == "quiz"
    options = [option(number, index, each) for index, each in enumerate(wanted["options"])]
    flags = ("allows_multiple_answers", "members_only")
    return (
        {
            "id": number,
            "question": wanted["question"].strip(),
            "options": options,
            "total_voter_count": 0,
            "is_closed": wanted.get("is_closed", False),
            "is_anonymous": wanted.get("is_anonymous", True),
            "type": "quiz" if quiz else "regular",
            "allows_revoting": wanted.get("allows_revoting", not quiz),
        }
        | {flag: wanted.get(flag, False) for flag in flags}
        | details(wanted)
    )


def details(wanted: Object) -> Object:
    names = (
        "correct_option_ids",
        "explanation",
        "explanation_entities",
        "open_period",
        "close_date",
        "description",
        "country_codes",
    )
    return present(**{name: wanted.get(name) for name in names})


def option(number: str, index: int, wanted: Object) -> Object:
    return {"persistent_id": f"{number}{index}", "text": wanted["text"].strip(), "voter_count": 0}


def check(wanted: Object) -> None:
    between(wanted["question"], QUESTION_LIMIT, "poll question", "poll question length")
    if not 1 <= len(wanted["options"]) <= OPTIONS:
        few = not wanted["options"]
        raise errors.bad_request(
            "poll must have at least 1 option" if few else f"poll can't have more than {OPTIONS} options"
        )
    for each in wanted["options"]:
        between(each["text"], OPTION_LIMIT, "poll option", "poll options length")
    if utf16.length(wanted.get("explanation") or "") > EXPLANATION_LIMIT:
        raise errors.bad_request(f"explanation length must not exceed {EXPLANATION_LIMIT}")
    check_kind(wanted)


def between(text: str, limit: int, what: str, length: str) -> None:
    size = utf16.length(text.strip())
    if size == 0:
        raise errors.bad_request(f"{what} must be non-empty")
    if size > limit:
        raise errors.bad_request(f"{length} must not exceed {limit}")


def check_kind(wanted: Object) -> None:
    if wanted.get("type", "regular") not in ("quiz", "regular"):
        raise errors.bad_request("unsupported poll type specified")
    correct = wanted.get("correct_option_ids") or []
    if wanted.get("type") != "quiz":
        return
    if not correct or any(not 0 <= index < len(wanted["options"]) for index in correct):
        raise errors.bad_request("wrong correct option ID specified")
