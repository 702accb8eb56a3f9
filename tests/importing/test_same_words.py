"""The same article in files of different bytes comes in once, whatever became of it since."""

import importlib
import io

import docx
import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils.translation import override

from bulletins.importing import correcting, drafts
from bulletins.importing.archive import Archiving, Entry, Outcome
from bulletins.importing.archive_files import ArchiveFile
from bulletins.importing.examining import read_as
from bulletins.importing.fingerprints import fingerprints
from bulletins.importing.readers import read_bytes
from bulletins.importing.reading import Role
from bulletins.models import Article, Issue, Publication
from tests.importing.samples import LEAD, MORE_PROSE, PROSE
from tests.importing.test_import_archive import ARTICLE

LINES = [
    "把课堂搬到渡口",
    "澜江市委宣传部",
    LEAD,
    "一、健全制度",
    PROSE,
    "二、抓好落实",
    MORE_PROSE,
]
TEXT = "\n".join(LINES)
BULLETIN = f"""\
学习动态
第9期
江原省委宣传部编　　2024年10月15日

{TEXT}

青石县以考促学见实效
青石县委宣传部
{LEAD}
一、以考促学
{MORE_PROSE}
二、以学促干
{PROSE}
"""


@pytest.fixture(autouse=True)
def in_english(db):
    with override("en"):
        yield


@pytest.fixture
def series(province) -> Publication:
    return Publication.objects.create(name="学习动态", slug="dongtai", compiling_unit=province)


def word(lines: list[str] = LINES) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def take(*files: tuple[str, bytes | str], **options) -> list[Entry]:
    """What became of the files in one run."""
    run = Archiving(**options)
    return [
        run.take(
            ArchiveFile(name, lambda data=data: data if isinstance(data, bytes) else data.encode())
        )
        for name, data in files
    ]


def outcomes(entries: list[Entry]) -> list[str]:
    return [entry.outcome.value for entry in entries]


@pytest.mark.parametrize(
    "other",
    [
        ("渡口.docx", word()),
        ("渡口.txt", TEXT.replace("\n", "\r\n")),
        ("渡口.txt", f"{TEXT}\n\n\n"),
        ("渡口.txt", TEXT.encode("gb18030")),
        ("渡口.txt", TEXT.replace("，", ",").replace("\n", "\n\u3000\u3000")),
        ("渡口.txt", TEXT.replace("健全制度", "健\u200b全\u3000制 度")),
        ("渡口.html", "".join(f"<p>{line}</p>" for line in LINES)),
        ("渡口.md", TEXT.replace("一、", "## 一、").replace("二、", "## 二、")),
    ],
)
@pytest.mark.parametrize("dry_run", [False, True])
def test_the_same_words_in_another_file_of_one_run_are_there_already(other, dry_run):
    first, second = take(("一/旧稿.txt", TEXT), other, dry_run=dry_run)
    assert outcomes([first, second]) == ["ready" if dry_run else "stored", "there"]
    assert "旧稿.txt" in second.reason and second.titles == ["把课堂搬到渡口"]
    assert Article.objects.count() == (0 if dry_run else 1)


def test_the_same_words_in_a_later_run_are_there_already():
    take(("旧稿.txt", TEXT))
    for _ in range(2):
        (entry,) = take(("渡口.docx", word()))
        assert (entry.outcome, Article.objects.count()) == (Outcome.THERE, 1)
        assert "“把课堂搬到渡口” (no issue yet), from 旧稿.txt" in entry.reason


def test_the_report_tells_it_from_what_failed(tmp_path):
    folder = tmp_path / "旧稿"
    folder.mkdir()
    (folder / "甲.txt").write_text(TEXT)
    (folder / "乙.docx").write_bytes(word())
    call_command("import_archive", str(folder), report=tmp_path / "report", stdout=io.StringIO())
    rows = (tmp_path / "report" / "report.csv").read_text("utf-8-sig")
    assert "there already" in rows and "failed" not in rows
    assert "甲.txt" in (tmp_path / "report" / "report.html").read_text()


def test_an_article_that_was_edited_and_placed_since_is_still_known(issue):
    take(("旧稿.txt", TEXT))
    article = Article.objects.get()
    article.title, article.lead, article.issue, article.position = "新题目", "新导语。", issue, 1
    article.save()
    (entry,) = take(("渡口.docx", word()))
    assert entry.outcome == Outcome.THERE and entry.place == str(issue)
    assert "新题目" in entry.reason


def test_an_article_that_a_person_corrected_on_its_way_in_is_still_known(editor):
    imported = drafts.open_import(TEXT.encode(), "旧稿.txt", by=editor)
    texts = [
        at for at, one in enumerate(drafts.load(imported).reading.pieces) if one.role == Role.TEXT
    ]
    drafts.correct(imported, lambda reading: correcting.leave_out(reading, texts[-1]))
    drafts.confirm(imported, by=editor)
    assert MORE_PROSE not in Article.objects.get().sections.last().body
    assert outcomes(take(("渡口.docx", word()))) == ["there"]


def test_an_article_that_came_in_by_the_other_command_is_known(tmp_path):
    path = tmp_path / "旧稿.txt"
    path.write_text(TEXT)
    call_command("import_article", str(path), stdout=io.StringIO(), stderr=io.StringIO())
    assert outcomes(take(("渡口.docx", word()))) == ["there"]


def test_an_article_that_was_deleted_comes_in_again():
    take(("旧稿.txt", TEXT))
    Article.objects.get().delete()
    assert outcomes(take(("渡口.docx", word()))) == ["stored"]


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("渡口", "码头", 1),
        TEXT.replace("抓好落实", "狠抓落实"),
        TEXT.replace("澜江市委宣传部", "青石县委宣传部"),
        TEXT + "\n三、久久为功\n" + PROSE,
        TEXT.replace("把课堂搬到渡口\n", "把课堂搬到渡口\n时间：2024-10-15\n"),
    ],
    ids=["title", "heading", "unit", "section", "day"],
)
@pytest.mark.parametrize("dry_run", [False, True])
def test_other_words_are_another_article(other, dry_run):
    first = TEXT.replace("把课堂搬到渡口\n", "把课堂搬到渡口\n时间：2024-10-08\n")
    entries = take(("甲.txt", first), ("乙.txt", other), dry_run=dry_run)
    assert outcomes(entries) == ["ready" if dry_run else "stored"] * 2


def test_one_text_that_was_printed_in_two_issues_is_two_articles(series):
    entries = take(("八.txt", ARTICLE), ("九.txt", ARTICLE.replace("第9期", "第10期")))
    assert outcomes(entries) == ["stored", "stored"]
    assert Issue.objects.count() == 2


def test_what_stands_in_a_bulletin_is_known_when_it_comes_alone(series):
    entries = take(("第9期.txt", BULLETIN), ("渡口.docx", word()))
    assert outcomes(entries) == ["stored", "there"]
    assert entries[1].place == str(Issue.objects.get()) and "第9期.txt" in entries[1].reason


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_bulletin_says_which_of_its_articles_came_in_alone(series, dry_run):
    _, whole = take(("渡口.docx", word()), ("第9期.txt", BULLETIN), dry_run=dry_run)
    assert whole.has_come_in and whole.is_doubtful
    (note,) = [note for note in whole.notes if "came in alone" in note]
    assert "把课堂搬到渡口" in note and "渡口.docx" in note


def test_pictures_and_breadcrumbs_are_no_words():
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    page = f'<p>首页 &gt; 经验交流</p>{lines}<img src="a.png" alt="渡口">'
    files = ((page, "a.html"), (TEXT, "a.txt"))
    one, other = (read_as(read_bytes(data.encode(), name)) for data, name in files)
    assert fingerprints(one) == fingerprints(other)


def test_what_was_imported_before_there_were_fingerprints_gets_them(series, editor):
    imported = drafts.open_import(TEXT.encode(), "旧稿.txt", by=editor)
    drafts.correct(imported, lambda reading: correcting.leave_out(reading, len(reading.pieces) - 1))
    drafts.confirm(imported, by=editor)
    take(
        ("九.txt", ARTICLE),
        ("第10期.txt", BULLETIN.replace("第9期", "第10期")),
        ("码头.docx", word()),
    )
    Article.objects.filter(title__contains="青石县").delete()
    known = dict(Article.objects.values_list("pk", "received_words"))
    assert len(known) == 3 and len(set(known.values())) == 2
    Article.objects.update(received_words=None)
    importlib.import_module("bulletins.migrations.0006_words_as_received").fill(apps, None)
    assert dict(Article.objects.values_list("pk", "received_words")) == known
