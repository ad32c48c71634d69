"""A sentence for each named error: what happened, what is safe, what one can do, in that order."""

from collections.abc import Callable, Mapping

from rmdesk import errors
from rmdesk.domain.privacy import Reason
from rmdesk.wording import tr
from rmdesk.wording.facts import reason_words
from rmdesk.wording.lessons import lesson_holds_words, not_a_lesson_words
from rmdesk.wording.reading import not_a_summary_words
from rmdesk.wording.skills import rung_held_words
from rmdesk.wording.takeout import not_a_takeout_words

_PLAIN: Mapping[type[errors.RmdeskError], str] = {
    errors.WrongPassphrase: tr("That passphrase does not open this journal."),
    errors.WrongRecoveryKey: tr("That recovery key belongs to another journal."),
    errors.JournalMissing: tr(
        "There is no journal there. Choose another one, or restore a backup; no new one was made."
    ),
    errors.JournalExists: tr("Something is there already. Choose another name; nothing was changed."),
    errors.NotAJournal: tr("This is not an rmdesk journal. It was not touched."),
    errors.JournalTooNew: tr(
        "This journal was made by a newer rmdesk. It was not opened; install the newer version."
    ),
    errors.JournalDamaged: tr(
        "This journal is damaged. The file was kept as it is; restore the newest backup to go on."
    ),
    errors.KeyHeaderRefused: tr(
        "The key file of this journal asks for more memory or time than rmdesk allows. Restore a backup."
    ),
    errors.JournalReadOnly: tr("This place cannot be written to. Nothing was changed; choose another place."),
    errors.JournalReplaced: tr(
        "The journal on the disk is no longer the one that was opened. Saving has stopped; your text stays"
        " on the screen."
    ),
    errors.DiskFull: tr("The disk is full. What was saved before is safe; make room and try again."),
    errors.MigrationFailed: tr(
        "The journal could not be brought up to date. It is as it was; go on with the earlier rmdesk."
    ),
    errors.EncryptionMissing: tr(
        "The encryption library did not answer. Nothing was written; install rmdesk anew."
    ),
    errors.BackupDamaged: tr("That backup does not pass its checks. Nothing was changed; take another one."),
    errors.PassphraseTooShort: tr("Take 12 characters or more; four words in a row are easy to keep."),
    errors.CodeTooWeak: tr(
        "Take 8 characters or more, no date, no name and no common word; four random words are offered."
    ),
    errors.WrongCode: tr("That is not the sign-off code of this pairing. Nothing was signed."),
    errors.NotYours: tr("Only the one who wrote this can change it. Answer with a line of your own."),
    errors.HoldsPartners: tr(
        "Your partner wrote something in it, and only they can delete that. Nothing was deleted; delete your"
        " own texts one by one."
    ),
    errors.NotFound: tr("This was deleted meanwhile."),
}

_INPUT: Mapping[tuple[str, str], str] = {
    ("passphrase", "not given"): tr(
        "No passphrase was given. Give --passphrase-file or set RMDESK_PASSPHRASE."
    ),
    ("passphrase", "not the same"): tr("The two passphrases differ. No journal was made; start again."),
    ("passphrase file", "cannot be read"): tr(
        "The passphrase file cannot be read. Nothing was changed; give another file."
    ),
    ("skill", "empty"): tr("Say in a few words what somebody learns to do."),
    ("skill evidence", "empty"): tr("Say in a few words what was made or seen."),
    ("skill evidence", "no session"): tr("Choose the session in which it was practised."),
    ("skill evidence", "to come"): tr("That day is still to come. Choose today or an earlier one."),
    ("switch minutes", "out of range"): tr("Choose from 1 to 30 minutes between two switches."),
    ("practice", "running"): tr("This practice still runs. End it first, then correct it."),
    ("practice", "empty"): tr("A practice has one turn at least. Nothing was changed."),
    ("practice", "too long"): tr("A practice is eight hours at most. Nothing was changed."),
    ("practice", "cannot follow"): tr(
        "These turns cannot follow each other on the clock. Nothing was changed."
    ),
    ("backup", "missing"): tr(
        "There is no backup there. Nothing was changed; backups lie in the journal's folder backups."
    ),
    ("backup", "wrong passphrase"): tr(
        "That passphrase does not open this backup. It opens with the passphrase it had then; nothing was"
        " changed."
    ),
    ("restore", "another journal"): tr(
        "Another journal is there. Choose another place; nothing was changed."
    ),
    ("owner name", "empty"): tr("Your name is missing."),
    ("partner name", "empty"): tr("Your partner's name is missing."),
    ("partner name", "same as owner"): tr("The two of you need different names."),
    ("coordinator", "empty"): tr("A programme has a coordinator: the name is missing."),
    ("person", "empty"): tr("The name is missing."),
    ("person", "of the pair"): tr("The two of you and the coordinator are always looked for."),
    ("minutes", "out of range"): tr("A session lasts from 5 to 480 minutes."),
    ("pair reference", "not a reference"): tr(
        "A pair reference is up to 16 capital letters, digits and hyphens, such as HL-07."
    ),
    ("programme", "not one line"): tr("The programme's name is one line of up to 60 characters."),
    ("programme", "in force"): tr("The agreement is in force: the programme stays as it is."),
    ("pair reference", "holds a name"): tr("A pair reference stands in every summary: no names or initials."),
    ("programme", "holds a name"): tr(
        "The programme's name stands in every summary: no names, initials, addresses or links."
    ),
    ("text", "empty"): tr("There are no words yet."),
    ("lesson title", "empty"): tr("The lesson has no title yet."),
    ("lesson title", "too long"): tr("A title has 80 characters at most."),
    ("lesson minutes", "out of range"): tr("A lesson, and each step of it, lasts from 1 to 240 minutes."),
    ("lesson", "too many steps"): tr("A lesson has 50 steps at most."),
    ("lesson", "too long"): tr("One text of a lesson has 20,000 characters at most. Nothing was changed."),
    ("lesson", "out of range"): tr("How well it is known goes from 0 to 4."),
    ("lesson", "session taken"): tr("Another lesson is planned for that session by now."),
    ("topic", "empty"): tr("What is the session about? The topic is missing."),
    ("topic", "too long"): tr("A topic has 200 characters at most."),
    ("session", "held"): tr("This session was held. Plan it again first."),
    ("session", "cancelled"): tr("This session is cancelled. Plan it again first."),
    ("moment", "before the start"): tr(
        "The demo pairing signs its agreement on 13 January 2026 at 08:54 UTC. Ask for a later moment."
    ),
    ("preparation", "out of range"): tr("One side prepares from 0 to 480 minutes."),
    ("plan line", "gone"): tr("The plan was changed meanwhile. This line is not in it any more."),
    ("nothing learnt", "something is"): tr(
        "Something learnt is written there. Delete it first, then say “nothing today”."
    ),
    ("minutes held", "out of range"): tr("A session lasts from 1 to 480 minutes."),
    ("saves", "out of range"): tr("What a tip saves is a whole number from 1 to 10,000,000."),
    ("stakeholder", "nobody"): tr(
        "That name stands for the readers of the news or of a report. Write who it is: HR, the works council."
    ),
    ("sessions", "out of range"): tr("A pairing has from 1 to 104 sessions."),
    ("dates", "none"): tr("No session is planned yet: there are no dates to save."),
    ("series", "out of range"): tr("A series has from 1 to 52 sessions."),
    ("cadence", "out of range"): tr("Between two sessions is one day or more."),
    ("calendar title", "holds a name"): tr(
        "A calendar shows the title to others: no names, initials, watchwords, addresses or links."
    ),
    ("calendar title", "too long"): tr("A title in a calendar has 60 characters at most."),
    ("file name", "holds a name"): tr(
        "The file's name holds a name, a watchword or an address. Nothing was written; take another one."
    ),
    ("budget", "out of range"): tr("A month's time is from 0 to 6,000 minutes."),
    ("agreement", "nothing narrower"): tr("Nothing in this draft is stricter than the version in force."),
    ("file", "cannot be read"): tr("That file cannot be read. Nothing was changed; give another one."),
    ("file", "not an ordinary file"): tr(
        "That is not an ordinary file. It was not opened; give another one."
    ),
    ("scan", "too large"): tr("That file is larger than 200 MB. Nothing was signed; choose the scan itself."),
    ("scan", "cannot be read"): tr("That file cannot be read. Nothing was signed; choose the scan again."),
    ("paper", "before the text"): tr(
        "The day on the paper is before the last day that the text tells. Nothing was agreed to."
    ),
    ("paper", "in the future"): tr("The day on the paper is after today. Nothing was signed."),
    ("agreement", "in force"): tr("This version is in force. Propose a change: it becomes a new version."),
}

_MISSING: Mapping[str, str] = {
    "no executive goal": tr("The executive has no goal yet."),
    "no mentor goal": tr("The mentor has no goal yet."),
    "no scope": tr("The agreement does not say yet what it is for."),
    "no privacy rule": tr("No privacy rule is ticked."),
    "watchword in the programme": tr(
        "A watchword stands in the programme's name or the pair reference, which every summary shows."
    ),
}

_NO_SUMMARY: Mapping[str, str] = {
    "no programme": tr("This pairing has no programme: there is nobody to send a summary to."),
    "has a programme": tr("This pairing has a programme: its closing report is the summary."),
    "no recipient": tr("Nobody of that name may receive a summary. Choose someone the agreement names."),
    "no news": tr("No lesson or tip was raised to everyone at work yet, or all were shared already."),
    "no agreement": tr("No agreement is in force. Both sign it first; nothing leaves before."),
    "another key": tr(
        "This journal was imported and has a key of its own. Propose a change of the agreement and both sign"
        " it; then agree to the text."
    ),
    "agreement changed": tr(
        "The agreement was changed after it was signed. Sign it anew; nothing leaves before."
    ),
    "too few sessions": tr(
        "A summary covers at least 3 held sessions, so that no single one can be told; there are {held}."
    ),
    "period reversed": tr("The period ends before it starts."),
    "period in the future": tr("The period ends after today."),
    "overlaps": tr("A summary up to {until} was saved already; a new one starts after that day."),
    "nothing agreed": tr("Nothing is agreed yet. Both agree to a text on the Share page first."),
    "other periods": tr("Nothing is agreed for this period. Agreed: {agreed}."),
    "consent missing": tr("{who} has not agreed to this text yet. Nothing was written."),
    "text changed": tr(
        "The text has changed since it was agreed to. Both read it again; nothing was written."
    ),
    "already saved": tr("This summary was saved on {on}. After saving nothing can be called back."),
    "leak": tr("A line in the text may not leave. Nothing was written; see what is withheld."),
    "no pairing": tr("No pairing has the reference {reference}. There are: {references}."),
}


def _typo(fault: errors.RecoveryKeyTypo) -> str:
    if fault.group == 0:
        return tr("A recovery key has 8 groups of 5 characters.")
    return tr("There is a typing error in group {group} of the recovery key.").format(group=fault.group)


def _in_use(fault: errors.JournalInUse) -> str:
    who = f" ({fault.detail})" if fault.detail else ""
    return tr("This journal is open elsewhere{who}. Close it there first.").format(who=who)


def _not_allowed(fault: errors.NotAllowedByAgreement) -> str:
    why = reason_words(Reason(fault.reason), fault.rule)
    return tr("The agreement holds this back: {why}.").format(why=why)


def _not_ready(fault: errors.NotReadyToSign) -> str:
    lacks = " ".join(missing_words(key) for key in fault.missing)
    return tr("Not ready to sign. {lacks}").format(lacks=lacks)


def _no_summary(fault: errors.NoSummary) -> str:
    return _NO_SUMMARY[fault.reason].format(**fault.values)


def _input(fault: errors.InvalidInput) -> str:
    known = _INPUT.get((fault.field, fault.problem))
    return known or tr("Please look at {field} again: {problem}.").format(
        field=fault.field, problem=fault.problem
    )


def _cannot_be_set(fault: errors.CannotBeSet) -> str:
    return tr(
        "The fonts for PDF do not have the character {sign}. Nothing was written; save it as Markdown or"
        " HTML."
    ).format(sign=fault.sign)


def _leak_found(fault: errors.LeakFound) -> str:
    if fault.reason == "differs":
        return tr("The finished file does not read as the text you both agreed to. Nothing was written.")
    if not fault.own:
        return tr("A line holds something that may not leave. Its author sees which; nothing was written.")
    why = reason_words(Reason(fault.reason))
    return tr(
        "A line of yours holds {why}. Nothing was written; take the text back, change the line, and both"
        " agree anew."
    ).format(why=why)


_MADE: Mapping[type[errors.RmdeskError], Callable[..., str]] = {
    errors.RecoveryKeyTypo: _typo,
    errors.JournalInUse: _in_use,
    errors.NotAllowedByAgreement: _not_allowed,
    errors.NotReadyToSign: _not_ready,
    errors.NoSummary: _no_summary,
    errors.InvalidInput: _input,
    errors.CannotBeSet: _cannot_be_set,
    errors.NotALesson: not_a_lesson_words,
    errors.LessonHolds: lesson_holds_words,
    errors.NotASummary: not_a_summary_words,
    errors.RungHeld: rung_held_words,
    errors.NotATakeout: not_a_takeout_words,
    errors.LeakFound: _leak_found,
}


def sentence(fault: errors.RmdeskError) -> str:
    """What a person reads. Never holds journal text."""
    made = _MADE.get(type(fault))
    return made(fault) if made else _PLAIN[type(fault)]


def missing_words(key: str) -> str:
    """One thing that an agreement lacks before it can be signed."""
    return _MISSING[key]
