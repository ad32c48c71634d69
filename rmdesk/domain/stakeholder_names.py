"""Names of people among an agreement's stakeholders: "HR" is none, "Anna Lind (finance)" has one.

An entry is free text, so this is a judgement: words with a capital that are neither words of work nor
abbreviations. What is found is looked for like the name of any third person; a name in small letters is not
found, and the dialogue of names shows which ones are.
"""

import re

from rmdesk.domain.common_words import ABBREVIATIONS, COMMON_WORDS, PARTICLES, STOP_WORDS

_PHRASES = re.compile(r"[,;:/()\[\]&+|\n]|\s[-–—]+\s|['’]s?(?=\s|$)")
_LIKE_A_FIELD_OF_WORK = re.compile(r"(?:tion|tions|ics|ship|ships|ness|ware)$")
_LONGEST_ABBREVIATION = 3
_RUNS_WHAT_FOLLOWS = frozenset({"chief", "director", "head", "lead", "leader", "manager", "officer", "vp"})
_OF = frozenset({"of", "for"})


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WORK_WORDS = _words("""
    academy account accountant accounting accounts administrator adviser advisor advisors agency analyst
    analysts apprentice apprentices architect architecture assistant assistants associate audit auditor
    auditors bank board boards boss bosses budget business buyer buyers buying cdo center centre ceo cfo
    chair chairman chairwoman chief chiefs chro cio ciso client clients cloud coach coaches colleague
    colleagues commercial committee communications community company compliance consultant consultants
    contact contractor contractors control controller controllers controlling coo cooperative coordinator
    corporate council counsel cto culture customer customers cyber data delivery department departments
    depot depots deputy design designer designers desk developer developers development digital direct
    director directors diversity division divisional divisions dpo drivers economist editor employee
    employees employer engagement engineer engineering engineers enterprise equality ethics events
    everyone executive executives experience expert experts external facilities finance financial firm
    fleet floor front fulfillment fulfilment gdpr general global governance graduate graduates group head
    health helpdesk hr hrbp human inclusion industrial information infrastructure innovation insurance
    intern internal interns investor investors it junior labour law lawyer lawyers lead leader leaders
    leadership learning legal line local maintenance management manager managers managing marketing media
    medical member members mentee mentees mentor mentors national network new newsroom nurse nurses office
    officer officers onboarding online operational operations operator organisation organization other
    owner owners partner partners payroll people performance person personnel planning plant platform
    policy president press principal private procurement product production products professional program
    programme project projects property protection public purchasing quality recruiter recruiters
    recruiting recruitment region regional relations representative representatives reputation research
    resources retail reward risk safety sales science scientist secretariat secretary security senior
    service services shareholder shareholders shift shop site sites social software sponsor sponsors staff
    stakeholder stakeholders steering steward store stores strategic strategy student students supervisor
    supervisors supervisory supplier suppliers supply support sustainability system systems talent tax
    team teams technical technology test trade trainee trainees trainer trainers training transformation
    transport treasury trust union unions unit upper user users vice vp warehouse warehouses wellbeing
    work worker workers workforce works
""")
"""What people are called at work, and what they work in."""
_NO_NAMES = _WORK_WORDS | STOP_WORDS | PARTICLES


def names_in(entry: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names of people in a stakeholder's entry.

    `known`: words in small letters that name nobody, or that are looked for anyway.
    """
    found: list[str] = []
    for phrase in _PHRASES.split(entry):
        found += _names_of([word.strip(".\"'“”‘’!?") for word in phrase.split()], known)
    return tuple(dict.fromkeys(found))


def _names_of(words: list[str], known: frozenset[str]) -> list[str]:
    found = []
    start = 0
    while start < len(words):
        end = _run(words, start, known)
        if _is_name(words, start, end):
            found.append(" ".join(words[start:end]))
        start = max(end, start + 1)
    return found


def _run(words: list[str], start: int, known: frozenset[str]) -> int:
    """Where the words end that could be a name together, with its particles inside: "Ada van der Berg"."""
    end = beyond = start
    while beyond < len(words):
        if _could_name(words[beyond], known):
            end = beyond + 1
        elif end == start or words[beyond].lower() not in PARTICLES:
            break
        beyond += 1
    return end


def _could_name(word: str, known: frozenset[str]) -> bool:
    plain = word.lower()
    is_abbreviation = word.isupper() and (word in ABBREVIATIONS or len(word) <= _LONGEST_ABBREVIATION)
    return (
        word[:1].isalpha()
        and not word[0].islower()
        and not is_abbreviation
        and plain not in known
        and plain not in _NO_NAMES
        and _LIKE_A_FIELD_OF_WORK.search(plain) is None
    )


def _is_name(words: list[str], start: int, end: int) -> bool:
    """Two such words are a name; one alone may be a place or a field of work, as its neighbours tell."""
    if end - start != 1:
        return end > start
    if words[start].lower() in COMMON_WORDS:
        return len(words) == 1 or (start > 0 and words[start - 1].lower() in PARTICLES)
    after = words[end] if end < len(words) else ""
    is_about_what_follows = after[:1].islower() and after not in STOP_WORDS | PARTICLES and start == 0
    is_field = start > 1 and words[start - 1] in _OF and words[start - 2].lower() in _RUNS_WHAT_FOLLOWS
    return not (is_about_what_follows or is_field)
