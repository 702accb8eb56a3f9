"""Where an import begins: a file or a paste is read, or refused and not kept."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bulletins.importing import readers
from bulletins.models import Article, Import, Original
from tests.importing.samples import PAGE
from tests.people import rights_of

from .conftest import url


def file(name: str, data: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def word(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_file_is_read_kept_and_shown_and_no_article_is_made(desk):
    answer = desk.post(url("add"), {"file": file("月报.txt", PAGE)}, follow=True)
    imported = Import.objects.get()
    assert answer.redirect_chain[-1][0] == url("change", imported.pk)
    assert (imported.name, imported.kind, imported.original.read().decode()) == (
        "月报.txt",
        "article",
        PAGE,
    )
    assert Article.objects.count() == 0
    assert "书声入耳明方向" in answer.content.decode()


def test_a_word_document_is_read(desk):
    data = {"file": file("一.docx", word("把课堂搬到渡口", "正文一段。"))}
    assert desk.post(url("add"), data).status_code == 302


def test_a_paste_is_read_with_its_look_if_it_has_one(desk):
    desk.post(url("add"), {"text": "题目\n正文。", "html": "<h1>题目</h1><p>正文。</p>"})
    desk.post(url("add"), {"text": "题目\n正文。"})
    assert {one.original.read() for one in Import.objects.all()} == {
        b"<h1>\xe9\xa2\x98\xe7\x9b\xae</h1><p>\xe6\xad\xa3\xe6\x96\x87\xe3\x80\x82</p>",
        "题目\n正文。".encode(),
    }


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, None),
        ({"text": " \n "}, None),
        ({"file": ("空.txt", b""), "text": ""}, "file"),
        ({"file": ("一.exe", b"MZ")}, "file"),
        ({"file": ("坏.docx", b"PK\x03\x04 broken")}, "file"),
        ({"file": ("二.txt", b"text"), "text": "text"}, None),
    ],
)
def test_what_cannot_be_read_is_refused_on_the_form_and_not_kept(desk, sent, field):
    if "file" in sent:
        sent = sent | {"file": file(*sent["file"])}
    form = desk.post(url("add"), sent).context["form"]
    assert field in form.errors if field else form.non_field_errors()
    assert (Import.objects.count(), Original.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(desk, monkeypatch):
    monkeypatch.setattr("bulletins.admin.importing.forms.LARGEST", 1024 * 1024)
    answer = desk.post(url("add"), {"file": file("大.txt", b"x" * (1024 * 1024 + 1))})
    assert "1 MB" in str(answer.context["form"].errors["file"])
    assert Original.objects.count() == 0


def test_the_kinds_of_files_that_are_read_are_offered(desk):
    page = desk.get(url("add")).content.decode()
    assert all(kind in page for kind in readers.READERS)
    assert f'accept="{",".join(readers.READERS)}"' in page


def test_one_says_whether_it_is_a_whole_bulletin(desk):
    desk.post(url("add"), {"text": PAGE, "kind": "issue"})
    assert Import.objects.get().kind == "issue"


def test_who_may_not_add_issues_imports_articles_only(contributors_desk, contributor):
    may = rights_of(contributor)
    may.set(may.exclude(codename="add_issue"))
    assert 'name="kind"' not in contributors_desk.get(url("add")).content.decode()
    contributors_desk.post(url("add"), {"text": PAGE, "kind": "issue"})
    assert Import.objects.get().kind == "article"


def test_who_may_not_add_articles_imports_nothing(readers_desk):
    assert readers_desk.get(url("add")).status_code == 403
    assert readers_desk.post(url("add"), {"text": PAGE}).status_code == 403
    assert Import.objects.count() == 0


@pytest.mark.parametrize("noun", ["article", "issue"])
def test_lists_lead_to_it(desk, readers_desk, noun):
    address = reverse(f"admin:bulletins_{noun}_changelist")
    assert url("add") in desk.get(address).content.decode()
    assert url("add") not in readers_desk.get(address).content.decode()


def test_my_desk_shows_what_i_began_and_did_not_finish(desk, contributors_desk, imported):
    front = reverse("admin:index")
    assert url("change", imported.pk) in desk.get(front).content.decode()
    assert url("change", imported.pk) not in contributors_desk.get(front).content.decode()
