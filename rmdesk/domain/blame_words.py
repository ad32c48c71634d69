"""Words that put the blame for something on someone, for texts that everyone at work may read.

A failure is told so that others learn from it; who was at fault teaches nothing. The list only asks: the
author changes the wording or says that it is fine. What no list can know ("nobody is to blame") is asked too.
"""

import re

from rmdesk.domain.lexicon import Finding
from rmdesk.domain.rendering import views
from rmdesk.domain.traces import FindingKind

_WHOSE = r"(?:my|your|his|her|their|[^\W\d_]+['’]s)"
_BLAME = (
    r"at fault|in the wrong|to blame|blam(?:e|ed|es|ing|eworthy)|scapegoat(?:s|ed|ing)?|culprits?",
    r"guilt|guilty|shame on|disgrace(?:d|ful|fully)?|shameful(?:ly)?|embarrassed us",
    rf"{_WHOSE} (?:own )?(?:fault|mistake|blunder|error|failure|doing|negligence)s?",
    r"(?:fault|mistake|blunder|error|failure)s? (?:of|by|on the part of) (?:the|my|your|his|her|their|one)",
    r"(?:should|ought to|must) (?:really |at least )?have (?:known|seen|noticed|checked|asked|thought|told)",
    r"kn[eo]wn? better|had no (?:idea|clue)|as usual|because of (?:him|her|them)|caused by (?:him|her|them)",
    r"(?:fail(?:s|ed|ing)?|neglect(?:s|ed|ing)?|forg[eo]ts?|refuse[sd]?|omitted) to",
    r"(?:did|does|do|could)(?:n['’]?t| not) (?:even )?(?:be bothered|bother|care|listen|think|try)",
    r"(?:screw|mess|foul|cock|stuff)(?:s|ed|ing)? (?:it |this |that )?up|botched|bungl(?:ed|ing)",
    r"drop(?:s|ped|ping)? the ball|asleep at the wheel|blew it|let (?:us|me|everyone)(?: all)? down",
    r"incompeten(?:t|ce|tly)|inept(?:ly|itude)?|careless(?:ly|ness)?|negligen(?:t|tly)|reckless(?:ly|ness)?",
    r"irresponsib(?:le|ly|ility)|unprofessional(?:ly)?|amateurish|slopp(?:y|ily|iness)|shoddy|thoughtless(?:ly)?",
    r"laz(?:y|ily|iness)|clueless|ignoran(?:t|ce)|pathetic|hopeless at|useless at|inattentive",
    r"stupid(?:ly|ity)?|idiot(?:s|ic)?|dumb|moron(?:s|ic)?|fools?|foolish(?:ly|ness)?|imbeciles?",
    r"lied|liars?|cover(?:ed|ing)? (?:it )?up|(?:solely|entirely|alone) responsible for",
)
_PATTERN = re.compile(r"(?<![^\W_])(?:" + "|".join(_BLAME).replace(" ", r"[\s-]{1,3}") + r")(?![^\W_])")


def blame(text: str) -> tuple[Finding, ...]:
    """The words in `text` that may put blame on someone, in its order, each to be asked about.

    They are looked for as a reader sees them, without markup, accents and look-alikes. `word` is what was
    found, in small letters with single spaces, so that an author can clear it.
    """
    found = []
    for view in views(text):
        for match in _PATTERN.finditer(view.folded):
            word = " ".join(match[0].split())
            found.append(Finding(FindingKind.POSSIBLE_BLAME, *view.span(*match.span()), word))
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or finding.end > kept[-1].end:
            kept.append(finding)
    return tuple(kept)
