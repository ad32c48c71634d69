"""The pair changes a rule, and the next summary obeys it."""

from pathlib import Path

from rmdesk.demo.build import Demo
from rmdesk.domain.vocabulary import Role
from rmdesk.export.markdown import is_unedited
from rmdesk.pictures.stage import Stage
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.dialogs.stop import StopDialog
from rmdesk.ui.pages.agreement import AgreementPage
from rmdesk.ui.pages.share import SharePage
from tests.journeys.hands import Hands, words_of

GOAL = "Publish 4 business posts alone"


def test_goals_stay_with_the_pair_from_now_on(stage: Stage, demo: Demo, hands: Hands, tmp_path: Path) -> None:
    code = demo.codes[Role.MENTOR]
    assert GOAL in paper(share_page(stage, hands))
    sign_new_rule(stage, hands, code)
    page = share_page(stage, hands)
    assert GOAL not in paper(page)
    assert "The text has changed since Tobias agreed" in words_of(page.left.consents)
    open_withheld(hands)
    assert "Goal: R11: a rule of the agreement" in page.left.withheld.lines
    file = agree_and_save(stage, hands, code, tmp_path)
    assert is_unedited(file.read_bytes())
    assert GOAL not in file.read_text(encoding="utf-8")


def test_what_is_stricter_holds_at_once_on_one_sides_word(stage: Stage, hands: Hands) -> None:
    assert GOAL in paper(share_page(stage, hands))
    propose_rule(hands)
    hands.wait(agreement_page(stage).signatures.narrower.isVisible)  # saved when the keys rest
    hands.tab_to("Let it hold at once")
    hands.press("Return")
    assert "It holds from now on." in words_of(stage.window.toast)
    assert GOAL not in paper(share_page(stage, hands))


def test_a_changed_rule_shows_in_the_preview_within_seven_clicks(
    stage: Stage, demo: Demo, hands: Hands
) -> None:
    hands.click(stage.window.rail.items()[4])
    page = agreement_page(stage)
    hands.click(page.change)
    hands.click(page.editor.add_rule)
    hands.click(page.signatures.sign)
    hands.click(page.signatures.hand_over)
    dialog = hands.wait_for(SignOffDialog)
    hands.write(demo.codes[Role.MENTOR])
    hands.click(dialog.yes)
    hands.wait_until_gone(dialog)
    hands.click(stage.window.rail.items()[5])
    shown = stage.window.page
    assert isinstance(shown, SharePage)
    assert GOAL not in paper(shown)
    assert hands.clicks <= 7


def test_the_pairing_is_left_within_three_clicks_and_taken_up_with_a_key(stage: Stage, hands: Hands) -> None:
    hands.click(stage.window.rail.items()[4])
    page = agreement_page(stage)
    hands.click(page.way_out.stop)
    dialog = hands.wait_for(StopDialog)
    hands.click(dialog.yes)
    hands.wait_until_gone(dialog)
    assert "Closed since 16 June 2026." in words_of(page)
    assert hands.clicks == 3
    hands.press("Ctrl+Z")
    assert "Closed since" not in words_of(page)


def agreement_page(stage: Stage) -> AgreementPage:
    page = stage.window.page
    assert isinstance(page, AgreementPage)
    return page


def share_page(stage: Stage, hands: Hands) -> SharePage:
    hands.press("Ctrl+6")
    page = stage.window.page
    assert isinstance(page, SharePage)
    return page


def paper(page: SharePage) -> str:
    """The text as it would leave."""
    signed = page.state.view.signed
    assert signed is not None
    return signed.decode()


def sign_new_rule(stage: Stage, hands: Hands, code: str) -> None:
    """Both sign a draft with one more rule."""
    propose_rule(hands)
    hands.press("Ctrl+Return", "Ctrl+Return")
    give_code(hands, code)
    assert "Version 3 is in force." in words_of(stage.window.toast)


def propose_rule(hands: Hands) -> None:
    """One more rule, as a new one begins: goals, only the two of us."""
    hands.press("Ctrl+5", "Ctrl+N")
    hands.write("Goals stay between us")
    hands.tab_to("Add a rule")
    hands.press("Return")


def give_code(hands: Hands, code: str) -> None:
    dialog = hands.wait_for(SignOffDialog)
    hands.write(code)
    hands.press("Return")
    hands.wait_until_gone(dialog)


def open_withheld(hands: Hands) -> None:
    hands.tab_to("Show what is withheld")
    hands.press("Return")


def agree_and_save(stage: Stage, hands: Hands, code: str, folder: Path) -> Path:
    """Greta, then Tobias at the same desk; then the file."""
    page = share_page(stage, hands)
    page.saving.choose = lambda _window, name, chosen: chosen(folder / name)
    hands.press("Ctrl+Return", "Ctrl+Return", "Ctrl+Return")  # Greta, then the desk to Tobias, then Tobias
    give_code(hands, code)
    hands.press("Esc", "Ctrl+E")
    hands.wait(lambda: any(folder.glob("*.md")))
    [file] = folder.glob("*.md")
    return file
