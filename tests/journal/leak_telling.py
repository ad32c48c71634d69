"""What of a story may leave, told anew from the story alone: the gate and the journal are not asked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, DebriefKind, DocumentKind, RemarkKind
from rmdesk.storage.records import Action, DebriefLine, Goal, LedgerEntry, Note, Remark
from tests.journal.leak_stories import (
    BLAMING,
    LARK,
    OUTSIDE,
    Before,
    Hidden,
    Said,
    State,
    Story,
    Version,
    mark,
)

_READERS = {
    DocumentKind.SUMMARY: Audience.COORDINATOR,
    DocumentKind.NEWS: Audience.EVERYONE,
    DocumentKind.REPORT: Audience.PAIR,
}
_REMARKS = {
    RemarkKind.WHAT_CHANGED: (Subject.WHAT_CHANGED, Section.CHANGES),
    RemarkKind.LESSON_LEARNT: (Subject.LESSON_LEARNT, Section.LESSONS),
    RemarkKind.PROGRAMME_IDEA: (Subject.PROGRAMME_IDEA, Section.IDEAS),
    RemarkKind.WAY_OF_WORKING: (Subject.WAY_OF_WORKING, Section.WAY_OF_WORKING),
    RemarkKind.NEXT_STEP: (Subject.NEXT_STEP, Section.NEXT_STEP),
    RemarkKind.HELP_WANTED: (Subject.HELP_WANTED, Section.NEXT_STEP),
    RemarkKind.TIP: (Subject.TIP, Section.LESSONS),
}
_DEBRIEF = {
    DebriefKind.KEEP: Subject.KEEP,
    DebriefKind.CHANGE: Subject.CHANGE,
    DebriefKind.THANKS: Subject.THANKS,
    DebriefKind.STUNG: Subject.STUNG,
    DebriefKind.QUESTION: Subject.QUESTION,
}
_FOR_A_COORDINATOR = (Subject.PROGRAMME_IDEA, Subject.HELP_WANTED)


def subject(said: Said) -> Subject:
    """What a text is."""
    if said.kind is Remark and isinstance(said.sort, RemarkKind):
        return _REMARKS[said.sort][0]
    if said.kind is DebriefLine and isinstance(said.sort, DebriefKind):
        return _DEBRIEF[said.sort]
    if said.kind is Note:
        return Subject.INFORMAL_SOURCE if said.is_informal else Subject.NOTE
    return {Goal: Subject.GOAL, LedgerEntry: Subject.LEARNT, Action: Subject.ACTION}[said.kind]


def _section(said: Said) -> Section | None:
    if said.kind is Remark and isinstance(said.sort, RemarkKind):
        return _REMARKS[said.sort][1]
    return {Goal: Section.GOALS, LedgerEntry: Section.LEARNING}.get(said.kind)


def has_place(story: Story, said: Said) -> bool:
    """Whether such a text has a place in the file at all."""
    section = _section(said)
    if section is None or section in story.unticked or not is_in_period(said):
        return False
    if story.kind is DocumentKind.NEWS:
        return subject(said) in (Subject.LESSON_LEARNT, Subject.TIP)
    return story.kind is DocumentKind.SUMMARY or subject(said) not in _FOR_A_COORDINATOR


def is_in_period(said: Said) -> bool:
    """A goal always is; another text when its session is, or the day it was written."""
    return said.place != OUTSIDE or said.kind is Goal


@dataclass(frozen=True)
class Telling:
    """A story, and whether its narrowing held anything back more."""

    story: Story
    narrowed: bool

    def may_leave(self, said: Said, which: int, time: int) -> bool:
        """Whether one state of a text may leave in the first (1) or second (2) rendering."""
        state = said.states[min(which, len(said.states) - 1)]
        bound = self._bound(state, time)
        reader = _READERS[self.story.kind]
        return (
            has_place(self.story, said)
            and state.audience >= reader
            and not any(version.holds_back(subject(said), state.tag, reader) for version in bound)
            and self._words_may(state, bound, reader)
        )

    def is_counted(self, said: Said, which: int, time: int) -> bool:
        """Whether a learnt line or an action is in a sum: both may read it."""
        state = said.states[min(which, len(said.states) - 1)]
        return (
            is_in_period(said)
            and state.audience >= Audience.PAIR
            and not any(
                min(
                    (cap for cap, about in version.caps if not about or subject(said) in about),
                    default=Audience.EVERYONE,
                )
                < Audience.PAIR
                or (version.keeps_tags and state.tag.value != "none")
                for version in self._bound(state, time)
            )
        )

    def _bound(self, state: State, time: int) -> list[Version]:
        versions = self.story.versions
        numbers = {len(versions), state.raised_under} & set(range(1, len(versions) + 1))
        bound = [versions[number - 1] for number in numbers]
        is_narrowed = self.narrowed and len(versions) in numbers and 0 < self.story.narrows_in <= time
        return [*bound, self.story.narrowing] if is_narrowed else bound

    @staticmethod
    def _words_may(state: State, bound: Iterable[Version], reader: Audience) -> bool:
        if state.hides is Hidden.LARK:
            return not any(LARK in version.watchwords for version in bound)
        if state.hides is Hidden.BLAME:
            return reader < Audience.EVERYONE or dict(BLAMING)[state.words] in state.cleared
        return state.hides is Hidden.NOTHING

    @property
    def first(self) -> set[int]:
        """The texts in the first rendering, if there was one."""
        texts = enumerate(self.story.texts)
        if self.story.before is Before.NOTHING:
            return set()
        return {number for number, said in texts if self.may_leave(said, 0, 1) and not said.struck}

    @property
    def stays(self) -> bool:
        """Whether the first rendering is what is sent, whatever was edited since."""
        story = self.story
        if story.before in (Before.NOTHING, Before.ONE_CONSENT) or not self._was_rendered:
            return False
        if story.before is Before.SAVED:
            return story.kind is not DocumentKind.NEWS
        taken_back = any(
            said.states[-1].audience < _READERS[story.kind] or said.struck_later
            for number, said in enumerate(story.texts)
            if number in self.first
        )
        return not taken_back and not (self.narrowed and story.narrows_in == 2)

    @property
    def _was_rendered(self) -> bool:
        """News without a line are no file, unless every line was struck."""
        return self.story.kind is not DocumentKind.NEWS or any(
            self.may_leave(said, 0, 1) for said in self.story.texts
        )

    @property
    def second(self) -> set[int]:
        """The texts in a second rendering, strikes apart; news are told once."""
        told = (
            self.first
            if self.story.before is Before.SAVED and self.story.kind is DocumentKind.NEWS
            else set[int]()
        )
        texts = enumerate(self.story.texts)
        return {number for number, said in texts if self.may_leave(said, 1, 2) and number not in told}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return self.story.kind is DocumentKind.NEWS and not self.stays and not self.second

    def marks(self) -> set[str]:
        """The marks of what leaves: neither more nor less."""
        if self.stays:
            return {mark(number) for number in self.first}
        return {
            mark(number, "xv"[len(self.story.texts[number].states) - 1])
            for number in self.second
            if not is_struck(self.story.texts[number])
        }

    def is_refused(self) -> bool:
        """The leak check looks for every watchword there ever was, also where it no longer binds."""
        texts, which = self.story.texts, 0 if self.stays else 1
        leaving = self.first if self.stays else {one for one in self.second if not is_struck(texts[one])}
        hides = {texts[one].states[min(which, len(texts[one].states) - 1)].hides for one in leaving}
        versions = (*self.story.versions, *([self.story.narrowing] if self.narrowed else []))
        return Hidden.LARK in hides and any(LARK in version.watchwords for version in versions)

    def counts(self) -> Counter[type]:
        """How many learnt lines and actions are in the sums of what leaves."""
        which, time = (0, 1) if self.stays else (1, 2)
        kinds = (said.kind for said in self.story.texts if self.is_counted(said, which, time))
        return Counter(kind for kind in kinds if kind in (LedgerEntry, Action))


def is_struck(said: Said) -> bool:
    """Whether somebody's strike is left at the end."""
    return bool((said.struck | said.struck_later) - said.put_back)
