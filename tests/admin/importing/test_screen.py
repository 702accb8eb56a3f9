"""What the screen shows, and to whom."""

import re

import pytest
from django.utils.translation import gettext

from bulletins.importing import drafts
from bulletins.models import Import
from tests.importing.samples import LEAD, PROSE
from tests.log import LOOKING
from tests.people import rights_of

from .conftest import LINES, page_of, url


def stored(imported: Import) -> Import:
    drafts.confirm(imported, by=imported.by)
    return Import.objects.get(pk=imported.pk)


def test_each_part_is_tied_to_its_place_in_the_source(desk, imported):
    page = page_of(desk, imported)
    pieces = drafts.load(imported).reading.pieces
    for piece in pieces:
        name = f"{piece.at}-{piece.start}"
        assert page.count(f'id="s{name}"') == 1
        assert page.count(f'id="p{name}"') == 1
        assert f'href="#s{name}"' in page


def test_the_account_is_given_in_figures(desk, imported):
    shown = len("".join("".join(LINES).split()))
    account = desk.get(url("change", imported.pk)).context["account"]
    assert account.count(f"{shown}") == 2
    assert account in page_of(desk, imported)


def test_what_does_not_show_is_made_visible(desk, imported):
    page = page_of(desk, imported)
    assert '<b class="odd odd-error" title="U+E010">U+E010</b>' in page
    assert ">U+00A0</b>" in page
    assert "\ue010" not in page


def test_findings_stand_at_their_place_in_both_panes(desk, imported):
    answer = desk.get(url("change", imported.pk))
    page = answer.content.decode()
    source, made = page.split('id="made"')
    for number in range(1, sum(line["count"] for line in answer.context["counts"]) + 1):
        assert f'id="f{number}"' in source and f'id="h{number}"' in source
        assert f'id="g{number}"' in made


def test_suggestions_are_marked_with_what_accepts_them(desk, imported):
    answer = desk.get(url("change", imported.pk))
    assert len(answer.context["suggested"]) == 2
    for name in answer.context["suggested"]:
        assert f'form="act" name="accept" value="{name}"' in answer.content.decode()


def test_what_was_left_out_says_why(desk, imported):
    page = page_of(desk, imported)
    left = [piece for piece in drafts.load(imported).reading.pieces if piece.why]
    assert left
    for piece in left:
        assert page.count(gettext(piece.why)) >= 2


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_nothing_of_a_source_becomes_markup_of_the_page(desk, editor, words):
    text = f"题目{words}\n时间：2024-09-12 来源：{words}\n{words}{LEAD}\n一、{words}\n{PROSE}"
    hostile = drafts.open_import(text.encode(), f"{words}.txt", by=editor)
    assert words not in page_of(desk, hostile)


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "\x1b", "\u202e", "\ufffe", "\U0010ffff"])
def test_no_character_keeps_the_page_from_being_shown(desk, editor, odd):
    head = f"首页 > 理论{odd}\n题{odd}目\n来源：{odd}动态 时间：2024-09-12"
    text = f"{head}\n{LEAD}{odd}\n一、健{odd}全\n{PROSE}"
    imported = drafts.open_paste("", text, by=editor)
    page = page_of(desk, imported)
    made = page.partition('class="panes"')[2]
    assert made.count(f"U+{ord(odd):04X}") >= 6
    assert odd not in re.sub(r"<(input|textarea)[^>]*>[^<]*", "", made)


def test_tables_and_pictures_are_shown_as_such(desk, word_with_picture):
    page = page_of(desk, word_with_picture)
    assert page.count("<td>青石县</td>") == 2
    assert page.count(f'src="{url("picture", word_with_picture.pk, 1)}?until=') == 2


def test_both_panes_show_the_empty_cells_of_a_row(desk, editor):
    rows = "|  | 场次 |\n|---|---|\n| 青石县 | 12 |\n|  | 20 |\n"
    text = f"# 把课堂搬到渡口\n\n{rows}\n今年以来，各级党组织认真学习，推动工作落实。\n"
    page = page_of(desk, drafts.open_import(text.encode(), "渡口.md", by=editor))
    assert page.count("<td></td><td>20</td>") == 2


def test_what_was_stored_is_shown_and_does_not_change(desk, imported):
    now = stored(imported)
    page = page_of(desk, now)
    article = now.articles.get()
    assert f"/article/{article.pk}/change/" in page
    assert 'id="tools"' not in page
    assert "<form" not in page.partition('id="screen"')[2].partition("<dialog")[0]


def _rights(user, codename: str):
    return rights_of(user).filter(codename=codename)


class TestWhoSeesIt:
    def test_one_sees_ones_own(self, contributors_desk, contributors_import, imported):
        assert contributors_desk.get(url("change", contributors_import.pk)).status_code == 200
        contributor = contributors_import.by
        rights_of(contributor).remove(*_rights(contributor, "change_issue"))
        listed = contributors_desk.get(url("changelist")).context["cl"].queryset
        assert list(listed) == [contributors_import]

    def test_what_others_began_is_not_there(self, contributors_desk, contributor, imported):
        rights_of(contributor).remove(*_rights(contributor, "change_issue"))
        for act in ("change", "original", "discard"):
            assert contributors_desk.get(url(act, imported.pk)).status_code == 404
        for act in ("correct", "confirm", "discard", "place", "reread"):
            assert contributors_desk.post(url(act, imported.pk)).status_code == 404

    def test_issue_editors_see_all(self, desk, contributors_import):
        assert desk.get(url("change", contributors_import.pk)).status_code == 200

    def test_readers_of_articles_see_what_was_stored(self, readers_desk, imported):
        for act in ("change", "original"):
            assert readers_desk.get(url(act, imported.pk)).status_code == 404
        now = stored(imported)
        assert readers_desk.get(url("change", now.pk)).status_code == 200
        assert readers_desk.post(url("correct", now.pk)).status_code == 404

    def test_who_may_see_no_article_sees_no_import(self, readers_desk, reader, imported):
        rights_of(reader).clear()
        now = stored(imported)
        for act in ("change", "original"):
            assert readers_desk.get(url(act, now.pk)).status_code == 404

    @pytest.mark.parametrize("pk", [0, 987654])
    def test_what_is_not_there_is_not_found(self, desk, pk):
        assert desk.get(url("change", pk)).status_code == 404

    def test_strangers_are_asked_to_sign_in(self, client, imported):
        for act in ("change", "original", "discard"):
            assert "login" in client.get(url(act, imported.pk)).url


@pytest.fixture
def queries(desk, imported, django_assert_num_queries):
    desk.get(url("change", imported.pk))  # rights and content types are known from here on

    def queries(number: int, address: str):
        with django_assert_num_queries(number):
            desk.get(address)

    return queries


def test_the_screen_asks_the_database_a_fixed_number_of_questions(queries, imported, editor):
    queries(LOOKING + 9, url("change", imported.pk))
    text = "\n".join([*LINES[:-1], *[LINES[5], PROSE] * 60])
    long = drafts.open_import(text.encode(), "长.txt", by=editor)
    queries(LOOKING + 9, url("change", long.pk))
