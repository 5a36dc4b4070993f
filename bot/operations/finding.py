"""What `doctor` finds of one thing: it is well, or what is wrong and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Well when `wrong` is empty; then `seen` says what was found."""

    subject: str
    seen: str = ""
    wrong: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        if self.wrong:
            return f"à corriger : {self.subject}, {self.wrong} → {self.remedy}"
        return f"ok : {self.subject}" + (f" ({self.seen})" if self.seen else "")
