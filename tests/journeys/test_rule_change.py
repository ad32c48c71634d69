"""The pair changes a rule, and the next summary obeys it."""

from pathlib import Path

from rmdesk.demo.build import Demo
from rmdesk.domain.vocabulary import Role
from rmdesk.export.markdown import is_unedited
from rmdesk.pictures.stage import Stage
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.pages.share import SharePage
from tests.journeys.hands import Hands, words_of

GOAL = "Publish 4 business posts alone"


def test_goals_stay_with_the_pair_from_now_on(stage: Stage, demo: Demo, hands: Hands, tmp_path: Path) -> None:
    code = demo.codes[Role.MENTOR]
    assert GOAL in paper(share_page(stage, hands))
    sign_new_rule(stage, hands, code)
    page = share_page(stage, hands)
    assert GOAL not in paper(page)
    assert "The text has changed since Tobias agreed" in words_of(page.consents)
    open_withheld(hands)
    assert "Goal: R11: a rule of the agreement" in page.withheld.lines
    file = agree_and_save(stage, hands, code, tmp_path)
    assert is_unedited(file.read_bytes())
    assert GOAL not in file.read_text(encoding="utf-8")


def share_page(stage: Stage, hands: Hands) -> SharePage:
    hands.press("Ctrl+5")
    page = stage.window.page
    assert isinstance(page, SharePage)
    return page


def paper(page: SharePage) -> str:
    """The text as it would leave."""
    signed = page.state.view.signed
    assert signed is not None
    return signed.decode()


def sign_new_rule(stage: Stage, hands: Hands, code: str) -> None:
    """One more rule, as a new one begins: goals, only the two of us."""
    hands.press("Ctrl+4", "Ctrl+N")
    hands.write("Goals stay between us")
    hands.tab_to("Add a rule")
    hands.press("Return", "Ctrl+Return", "Ctrl+Return")
    give_code(hands, code)
    assert "Version 3 is in force." in words_of(stage.window.toast)


def give_code(hands: Hands, code: str) -> None:
    dialog = hands.wait_for(SignOffDialog)
    hands.write(code)
    hands.press("Return")
    hands.wait_until_gone(dialog)


def open_withheld(hands: Hands) -> None:
    hands.tab_to("Show all…")
    hands.press("Return")


def agree_and_save(stage: Stage, hands: Hands, code: str, folder: Path) -> Path:
    """Greta, then Tobias at the same desk; then the file."""
    page = share_page(stage, hands)
    page.saving.choose = lambda _window, name, chosen: chosen(folder / name)
    hands.press("Ctrl+Return", "Ctrl+Return")
    give_code(hands, code)
    hands.press("Ctrl+E")
    [file] = folder.glob("*.md")
    return file
