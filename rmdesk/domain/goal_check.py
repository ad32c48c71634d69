"""Whether a goal says what will be seen: a verb, an object, the evidence and a date.

A plain heuristic for English titles that start with what the learner will do ("Publish 4 posts alone").
It never refuses a goal; screens name what it misses. A verb that is not in the list counts as missing.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.common_words import STOP_WORDS


class GoalPart(StrEnum):
    """What a goal needs, in the order it is asked for."""

    VERB = "verb"
    OBJECT = "object"
    EVIDENCE = "evidence"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class GoalCheck:
    """What a goal lacks, and a verb of it that nobody can see, as typed."""

    missing: tuple[GoalPart, ...]
    vague: str | None

    @property
    def is_complete(self) -> bool:
        """Nothing is missing and the verb can be seen."""
        return not self.missing and self.vague is None


def check_goal(title: str, evidence: str, due: date | None) -> GoalCheck:
    """Look at a goal as typed: its title, how one will know (in words), and until when."""
    text = _OPENING.sub("", " ".join(title.split()))
    vague = _VAGUE.match(text)
    words = _WORD.findall(text[vague.end() :] if vague else text)
    while not vague and len(words) > 1 and words[0].lower().endswith("ly") and words[0].lower() not in _VERBS:
        words = words[1:]
    has_verb = vague is not None or (bool(words) and _is_verb(words[0].lower()))
    rest = words[1:] if has_verb and not vague else words
    absent = {
        GoalPart.VERB: not has_verb,
        GoalPart.OBJECT: all(word.lower() in STOP_WORDS | _NO_OBJECT for word in rest),
        GoalPart.EVIDENCE: " ".join(_WORD.findall(evidence)).lower() in _NO_EVIDENCE,
        GoalPart.DATE: due is None,
    }
    return GoalCheck(tuple(part for part in GoalPart if absent[part]), vague[0].strip() if vague else None)


def day_in_words(title: str, today: date) -> date | None:
    """The next 28 February for a title that says "by 28 February" (or "by 28 Feb"); None without one."""
    found = _BY_DAY.search(title)
    if found is None:
        return None
    month = _MONTHS.index(found[2][:3].lower()) + 1
    for year in range(today.year, today.year + 9):  # 29 February comes back within eight years
        with suppress(ValueError):
            day = date(year, month, int(found[1]))
            if day >= today:
                return day
    return None


def _is_verb(word: str) -> bool:
    stem = re.sub(r"^(?:re|co|pre)-?", "", word)
    return word in _VERBS or stem in _VERBS or re.fullmatch(r"[a-z]{3,}(?:ise|ize|ify)", word) is not None


_WORD = re.compile(r"\w+(?:['’&-]\w+)*")
_OPENING = re.compile(
    r"^(?:(?:i|we|she|he|they)\s+)?(?:(?:can|will|want|would like)\s+)?(?:be able\s+)?(?:to\s+)?"
    r"(?:(?:learn|know)\s+(?:how\s+)?to\s+)?",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:(?:better|really|fully|further)\s+)?"
    r"(?:improve|understand|appreciate|grasp|know|explore|familiari[sz]e|consider|enhance|strengthen"
    r"|optimi[sz]e"
    r"|(?:get|become|be|feel|stay|grow)\s+(?:(?:more|much|very|better|fully|up)\b\s*)*"
    r"(?:aware|familiar|comfortable|confident|informed|good|skilled|used|interested|digital|modern|to date"
    r"|better)?"
    r"|learn(?:\s+(?:about|more|of))*|develop(?=\s+(?:a\s+)?(?:understanding|awareness|sense|feeling))"
    r"|gain(?=\s+(?:an?\s+)?(?:insight|understanding|awareness|knowledge|confidence))"
    r"|think about|look into|work on|deal with|try(?:\s+to)?|support|help|engage(?:\s+with)?)\b",
    re.IGNORECASE,
)
_NO_OBJECT = frozenset(
    {"better", "alone", "well", "things", "something", "stuff", "everything", "anything", "it", "myself"}
)
_NO_EVIDENCE = frozenset({"", "none", "none yet", "n a", "na", "tbd", "tbc", "unknown", "nothing"})
_LISTED_VERBS = """
    act add adopt agree analyse analyze annotate answer apply approve arrange ask assemble assess attend audit
    automate book brief budget build buy calculate call carry chair change chart check choose classify clean
    close coach code collect comment compare complete compose conduct configure connect contribute cook copy
    correct count cover create cut deliver demonstrate describe design detect develop direct discuss document
    draft draw drive edit email enter establish estimate evaluate exchange execute explain export facilitate
    file fill film find finish fix follow forecast form format gather generate give handle hear hold host
    identify illustrate implement import install interpret interview introduce invite judge keep label launch
    lay lead lecture list listen log maintain make manage map mark measure meet mentor merge moderate monitor
    move name navigate negotiate observe open operate order outline own pack photograph pick pilot pitch plan
    play polish post practise practice prepare present price print process produce program programme propose
    protect prove publish put query question quote rank rate read rebuild recite recognise reconcile record
    recruit reduce rehearse release remove rename repair replace reply report request research reserve resolve
    respond restore review rewrite ride run save scan schedule score search secure select sell send serve set
    share shoot show sign simplify sketch solve sort speak specify spot start state stop store stream study
    submit suggest sum survey swap switch take talk teach tell test time trace track train transfer translate
    try type unlock update upload use validate verify visit visualise walk watch win withdraw wrap write
"""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BY_DAY = re.compile(
    r"\bby\s+(?:the\s+)?(\d{1,2})\s+(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_VERBS = frozenset(_LISTED_VERBS.split())
