"""French messages read into values, purely: text, an aware `now`, a time zone and known names in.

Public: `read` with `Reading`, `Entry`, `Evidence` and `Known` for a whole message; `read_duration`,
`read_date` and `read_amount` for the typed answer to one question; `read_correction` with `Correction` and
`corrected` for a line typed while a card is open; `activities`, `activity_of` for buttons;
the values `Duration`, `Day`, `Amount`, and the two ways of not knowing, `Vague` (several things) and
`Impossible` (a reason). `predictions` has the readings as JSON lines.

The stages, each in its file: normalise → tokens (spelling, guessing, sounds, cutting) → line → junk →
dates (governed), money, work (clock, bounds, durations, pauses, hedges), people, customers (buyers),
activity → facts (denied) → kinds (what it is; lookalikes), unreal and cues (which clauses report nothing)
→ splitting, totals → drafts (what must be asked; draft_days, figures) → reading. Lines that correct a
card: corrections (crew_changes, time_changes) → changes. The words they know are in vocabulary/.
"""

from bot.understanding.activity import activities as activities
from bot.understanding.activity import activity_of as activity_of
from bot.understanding.answers import read_duration as read_duration
from bot.understanding.changes import Correction as Correction
from bot.understanding.changes import corrected as corrected
from bot.understanding.corrections import read_correction as read_correction
from bot.understanding.dates import read_date as read_date
from bot.understanding.entries import Entry as Entry
from bot.understanding.entries import Evidence as Evidence
from bot.understanding.known import Known as Known
from bot.understanding.money import read_amount as read_amount
from bot.understanding.reading import Reading as Reading
from bot.understanding.reading import read as read
from bot.understanding.values import Amount as Amount
from bot.understanding.values import Day as Day
from bot.understanding.values import Duration as Duration
from bot.understanding.values import Impossible as Impossible
from bot.understanding.values import Vague as Vague
