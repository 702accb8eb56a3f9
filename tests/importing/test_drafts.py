"""An import is gone on with: corrected, undone, left, confirmed, discarded; nothing gets lost."""

import datetime
import hashlib
import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletins.errors import ChangedMeanwhile, NotAllowed, NotReady, Refused
from bulletins.importing import drafts
from bulletins.importing.changes import between
from bulletins.importing.outlining import outline
from bulletins.importing.parsing import understand
from bulletins.importing.readers import UnreadableText
from bulletins.importing.readers.plain import plain_paragraphs
from bulletins.importing.reading import Begins, Reading, Role
from bulletins.models import Article, Import, Original
from bulletins.text.paragraphs import Manuscript
from tests.importing.samples import PAGE
from tests.people import rights_of

TEXT = """把课堂搬到一线

澜江市委宣传部

近年来，澜江市边学边干，形成了一批做法。

一、健全制度，学有遵循

先立规矩，再谈学习。

二、创新形式，学有所得

在渡口码头上开课，全年12期。
"""
DATA = TEXT.encode()


@pytest.fixture
def imported(editor) -> Import:
    return drafts.open_import(DATA, "来稿.txt", by=editor)


def leave_out_last(reading: Reading) -> Reading:
    *others, last = reading.pieces
    return replace(reading, pieces=(*others, replace(last, role=Role.LEFT_OUT, why="by hand")))


def test_what_was_sent_in_is_kept_with_its_digest(imported):
    assert imported.original.read() == DATA
    assert imported.original.digest == hashlib.sha256(DATA).hexdigest()


def test_nothing_becomes_an_article_before_it_is_confirmed(imported):
    assert not Article.objects.exists()
    assert imported.is_open


def test_what_was_pasted_is_kept_as_it_was_shown(editor):
    rich = "<p>把课堂搬到一线</p><p>近年来，澜江市<b>边学边干</b>，形成了一批做法。</p>"
    imported = drafts.open_paste(rich, "把课堂搬到一线", by=editor)
    assert (imported.name, imported.original.read()) == ("paste.html", rich.encode())
    assert drafts.confirm(imported, by=editor).row.lead == (
        "近年来，澜江市**边学边干**，形成了一批做法。"
    )


def test_where_the_clipboard_held_no_words_as_html_its_text_is_taken(editor):
    imported = drafts.open_paste("<p> </p>", TEXT, by=editor)
    assert (imported.name, imported.original.read()) == ("paste.txt", DATA)


def test_an_empty_paste_is_refused(editor):
    with pytest.raises(UnreadableText, match="Nothing was pasted"):
        drafts.open_paste("", " \n", by=editor)
    assert not Original.objects.exists()


def test_a_file_that_cannot_be_read_leaves_nothing_behind(editor):
    with pytest.raises(UnreadableText):
        drafts.open_import(b"", "empty.txt", by=editor)
    assert not Import.objects.exists()
    assert not Original.objects.exists()


def test_an_import_can_be_left_and_gone_on_with(imported):
    drafts.correct(imported, leave_out_last)
    again = drafts.load(Import.objects.get())
    assert outline(again.reading).sections[1].body == []
    assert outline(again.reading).left_out[-1].text == "在渡口码头上开课，全年12期。"


def test_a_correction_is_undone_and_done_again(imported):
    before = drafts.load(imported).reading
    after = drafts.correct(imported, leave_out_last).reading
    assert drafts.undo(imported).reading == before
    assert drafts.redo(imported).reading == after


def test_a_new_correction_forgets_what_was_undone(imported):
    drafts.correct(imported, leave_out_last)
    drafts.undo(imported)
    drafts.correct(imported, lambda reading: replace(reading, pieces=reading.pieces[:-1]))
    assert drafts.load(Import.objects.get()).undone == []


def test_undo_and_redo_without_anything_to_undo_change_nothing(imported):
    before = drafts.load(imported)
    assert drafts.undo(imported).reading == before.reading
    assert drafts.redo(imported).reading == before.reading
    assert Import.objects.get().version == 1


def test_facts_that_were_changed_are_undone_too(imported):
    def date(reading: Reading) -> Reading:
        (facts,) = reading.facts
        return replace(reading, facts=(replace(facts, date=datetime.date(2024, 9, 12)),))

    drafts.correct(imported, date)
    assert drafts.undo(imported).reading.facts[0].date is None
    assert drafts.redo(imported).reading.facts[0].date == datetime.date(2024, 9, 12)


def test_two_windows_on_one_import_do_not_mix(imported):
    drafts.correct(imported, leave_out_last, version=1)
    with pytest.raises(ChangedMeanwhile):
        drafts.correct(imported, leave_out_last, version=1)


def test_confirming_stores_the_corrected_text_and_ties_it_to_its_file(imported, editor):
    drafts.correct(imported, leave_out_last)
    article = drafts.confirm(imported, by=editor).row
    assert article.title == "把课堂搬到一线"
    assert [section.body for section in article.sections.all()] == ["先立规矩，再谈学习。", ""]
    assert article.origin.original.digest == hashlib.sha256(DATA).hexdigest()
    assert article.revisions.get().by == editor


def test_the_article_goes_where_the_person_chose(department, imported, editor, issue, column):
    drafts.choose(imported, {"publication": "dongtai", "issue": "2024-8", "column": "experience"})
    article = drafts.confirm(imported, by=editor).row
    assert (article.issue, article.column) == (issue, column)
    assert list(article.units.all()) == [department]


def test_what_the_text_names_and_the_site_does_not_know_is_said(imported, editor):
    (note,) = drafts.confirm(imported, by=editor).notes
    assert "澜江市委宣传部" in note


def test_several_units_are_found_by_their_names(editor, department, city):
    data = TEXT.replace("澜江市委宣传部", "市委宣传部 澜江市").encode()
    imported = drafts.open_import(data, "来稿.txt", by=editor)
    contributions = drafts.confirm(imported, by=editor).row.contributions.order_by("position")
    assert [one.unit for one in contributions] == [department, city]


def test_an_import_that_cannot_be_stored_stays_open(editor):
    imported = drafts.open_import("一、健全制度。\n\n先立规矩。".encode(), "来稿.txt", by=editor)
    with pytest.raises(NotReady):
        drafts.confirm(imported, by=editor)
    assert Import.objects.get().is_open
    assert not Article.objects.exists()


def test_a_stored_import_does_not_change_any_more(imported, editor):
    drafts.confirm(imported, by=editor)
    for act in (drafts.undo, drafts.discard, lambda one: drafts.correct(one, leave_out_last)):
        with pytest.raises(Refused, match="已经存入"):
            act(imported)
    with pytest.raises(Refused):
        drafts.confirm(imported, by=editor)
    assert Article.objects.count() == 1


def test_a_discarded_import_takes_its_file_with_it(imported, django_capture_on_commit_callbacks):
    storage, name = imported.original.file.storage, imported.original.file.name
    with django_capture_on_commit_callbacks(execute=True):
        drafts.discard(imported)
    assert not Import.objects.exists()
    assert not storage.exists(name)


def test_a_file_that_another_import_needs_stays(imported, editor):
    drafts.open_import(DATA, "又一份.txt", by=editor)
    drafts.discard(imported)
    assert Original.objects.get().read() == DATA


def test_an_import_that_was_discarded_in_another_window_says_so(imported):
    drafts.discard(Import.objects.get())
    with pytest.raises(Refused, match="已经放弃"):
        drafts.correct(imported, leave_out_last)


def test_without_the_right_to_add_articles_nothing_is_imported(editor):
    rights_of(editor).clear()
    with pytest.raises(NotAllowed):
        drafts.open_import(DATA, "来稿.txt", by=type(editor).objects.get(pk=editor.pk))
    assert not Import.objects.exists()


READING = understand(Manuscript(plain_paragraphs(PAGE)))


@st.composite
def changed_readings(draw) -> Reading:
    """The sample with some pieces taken out and some changed."""
    kept = [piece for piece in READING.pieces if draw(st.integers(0, 9))]
    changed = draw(st.sets(st.integers(0, len(READING.pieces))))
    pieces = tuple(
        replace(piece, begins=Begins.SECTION) if at in changed else piece
        for at, piece in enumerate(kept)
    )
    return replace(READING, pieces=pieces)


@given(st.lists(changed_readings(), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_change_leads_there_and_back(readings):
    for before, after in itertools.pairwise(readings):
        change = between(before, after)
        assert change.done(before) == after
        assert change.undone(after) == before
