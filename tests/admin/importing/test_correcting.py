"""The buttons of the screen: each correction is stored at once, or refused in words."""

import re

import pytest
from django.conf import settings
from django.contrib.messages import get_messages

from bulletins.admin.importing.acts import AT_AN_OFFSET, ON_A_PIECE, is_known
from bulletins.admin.importing.tools import groups
from bulletins.importing import drafts
from bulletins.importing.outlining import outline
from bulletins.models import Import
from tests.importing.samples import LEAD, PROSE

from .conftest import page_of, url

FETCH = {"X-Requested-With": "fetch"}


def name_of(imported: Import, words: str) -> str:
    reading = drafts.load(Import.objects.get(pk=imported.pk)).reading
    piece = next(one for one in reading.pieces if reading.text(one).startswith(words))
    return f"{piece.at}-{piece.start}"


def headings(imported: Import) -> list:
    made = outline(drafts.load(Import.objects.get(pk=imported.pk)).reading)
    return [(one.heading, [part.heading for part in one.measures]) for one in made.sections]


@pytest.fixture
def act(desk, imported):
    def act(name: str, words: str = "", *, headers=None, **data):
        part = name_of(imported, words) if words else ""
        sent = {"act": name, "part": part} | data
        return desk.post(url("correct", imported.pk), sent, headers=headers)

    return act


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_a_correction_is_stored_and_the_piece_stays_chosen(act, imported):
    answer = act("demote", "创新形式")
    assert headings(imported) == [("健全制度，学有遵循", ["创新形式，学有所得"])]
    part = name_of(imported, "创新形式")
    assert answer.url == f"{url('change', imported.pk)}?part={part}#p{part}"


def test_an_offset_says_where(act, imported):
    answer = act("split", PROSE[:6], offset="10")
    at = name_of(imported, PROSE[:6]).partition("-")[0]
    assert answer.url.endswith(f"#p{at}-10")
    assert PROSE[:10] in outline(drafts.load(Import.objects.get()).reading).sections[0].body


def test_a_role_is_given(act, imported):
    act("assign-unit", "创新形式")
    assert "创新形式" in outline(drafts.load(Import.objects.get()).reading).unit


def test_after_leaving_a_line_out_one_goes_on_with_the_next(act, imported):
    answer = act("leave_out", "健全制度")
    assert answer.url.endswith(f"#p{name_of(imported, PROSE[:6])}")


def test_one_button_accepts_one_suggestion(desk, imported):
    part = name_of(imported, "健全制度")
    desk.post(url("correct", imported.pk), {"accept": part, "part": "0-0"})
    assert len(desk.get(url("change", imported.pk)).context["suggested"]) == 1


def test_undo_and_redo(act, imported):
    before = headings(imported)
    act("demote", "创新形式")
    act("undo")
    assert headings(imported) == before
    act("redo")
    assert headings(imported) != before


def test_undoing_a_split_chooses_the_whole(act, desk, imported):
    whole = name_of(imported, PROSE[:6])
    at = whole.partition("-")[0]
    act("split", PROSE[:6], offset="10")
    sent = {"act": "undo", "part": f"{at}-10"}
    answer = desk.post(url("correct", imported.pk), sent, follow=True)
    assert answer.context["selected"] == whole


@pytest.mark.parametrize(
    ("name", "words", "data"),
    [
        ("demote", LEAD[:6], {}),
        ("take_in", LEAD[:6], {}),
        ("begin_article", LEAD[:6], {}),
        ("split", LEAD[:6], {"offset": "99999999999999999999"}),
        ("split", LEAD[:6], {"offset": "-1"}),
        ("assign-text", LEAD[:6], {}),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(act, imported, name, words, data):
    before = drafts.load(imported).reading
    assert said(act(name, words, **data))
    assert drafts.load(Import.objects.get()).reading == before


@pytest.mark.parametrize("part", ["", "9999-0", "x", "0-0-0", "-", "\x00"])
def test_a_place_that_is_not_there_is_refused(desk, imported, part):
    answer = desk.post(url("correct", imported.pk), {"act": "promote", "part": part})
    assert said(answer)


@pytest.mark.parametrize("name", ["", "nothing", "assign-mark", "__class__"])
def test_an_unknown_act_is_refused(act, name):
    assert said(act(name, LEAD[:6]))


def test_only_a_form_that_is_sent_corrects(desk, imported):
    for address in ("correct", "confirm", "place", "reread"):
        assert desk.get(url(address, imported.pk)).status_code == 405


class TestWithScript:
    def test_the_inside_of_the_page_comes_back(self, act):
        answer = act("demote", "创新形式", headers=FETCH)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert page.lstrip().startswith('<div id="import"')
        assert "<html" not in page

    def test_a_refusal_comes_back_in_it(self, act):
        answer = act("demote", LEAD[:6], headers=FETCH)
        assert answer.status_code == 422
        assert 'class="said said-warning"' in answer.content.decode()

    def test_what_another_window_changed_comes_back_with_a_message(self, act, imported):
        act("demote", "创新形式")
        answer = act("promote", "创新形式", headers=FETCH, version="1")
        assert answer.status_code == 409
        assert "said-error" in answer.content.decode()
        assert headings(imported)[0][1] == ["创新形式，学有所得"]


def test_what_was_stored_is_not_corrected(act, imported):
    drafts.confirm(imported, by=imported.by)
    assert said(act("demote", "创新形式"))


def test_every_button_asks_for_something_that_is_known():
    names = {tool.act for group in groups(is_issue=True) for tool in group.tools}
    assert all(is_known(name) for name in names)
    assert set(ON_A_PIECE) | set(AT_AN_OFFSET) <= names


def test_no_two_buttons_of_one_key_are_for_the_same_piece():
    taken = [
        (tool.key, kind)
        for group in groups(is_issue=True)
        for tool in group.tools
        for kind in tool.kinds
    ]
    assert len(taken) == len(set(taken))


def test_each_key_of_a_button_stands_in_the_document_and_in_the_list_of_keys(desk, bulletin):
    document = (settings.BASE_DIR / "docs" / "import.md").read_text()
    keys = document.partition("### Keys")[2].partition("###")[0]
    listed = page_of(desk, bulletin).partition('id="keys"')[2]
    for group in groups(is_issue=True):
        for tool in group.tools:
            words = tool.key.replace("⇧", "Shift+")
            assert re.search(rf"(?<!\w){re.escape(words)}(?!\w)", keys), tool.act
            is_role = tool.key in "23456" and tool.key
            assert is_role or f"<kbd>{tool.key}</kbd>" in listed, tool.act
