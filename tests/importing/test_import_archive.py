"""``manage.py import_archive``: many old issues at once, one bad file never stopping the rest."""

import csv
import io
import logging
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from accounts.models import Unit
from bulletins.importing import archive, drafts
from bulletins.importing.archive_report import usual_folder
from bulletins.models import Article, Import, Issue, Original, Publication
from tests.importing.samples import PROSE
from tests.importing.test_bulletin import MAST

FOLDER = Path(__file__).parent / "bulletins"
STANDARD = (FOLDER / "standard.txt").read_text()
ARTICLE = """把课堂搬到一线

时间：2024-10-08　来源：《学习动态》第9期

澜江市委宣传部

今年以来，澜江市把课堂搬到渡口码头和工地车间，边学边干，形成了一批好做法。

一、先立规矩

每月初列出学习安排，按月对账销号，学习有了章法。

二、再抓落实

每季度开展一次回头看，补上短板，学习见了成效。
"""


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def series(province) -> Publication:
    Unit.objects.create(name="云岭市", code="yunling")
    return Publication.objects.create(name="学习动态", slug="dongtai", compiling_unit=province)


@pytest.fixture
def old_issues(tmp_path, series) -> Path:
    """Three bulletins of one series."""
    folder = tmp_path / "旧刊"
    folder.mkdir()
    for number in (8, 9, 10):
        write(folder / f"第{number}期.txt", number)
    return folder


def write(path: Path, number: int) -> None:
    text = STANDARD.replace("2024年第8期", f"2024年第{number}期")
    path.write_text(text.replace("总第96期", f"总第{88 + number}期"))


class Ran:
    """What a run printed, and its report."""

    def __init__(self, folder: Path, path: Path, *args, **options):
        out, err = io.StringIO(), io.StringIO()
        self.code = 0
        try:
            call_command(
                "import_archive",
                str(path),
                *args,
                report=folder,
                stdout=out,
                stderr=err,
                **options,
            )
        except CommandError as error:
            self.code, self.error = error.returncode, str(error)
        self.out, self.folder = out.getvalue(), folder

    @property
    def rows(self) -> dict[str, dict[str, str]]:
        with (self.folder / "report.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["file"]: row for row in csv.DictReader(file)}

    @property
    def outcomes(self) -> list[str]:
        return [row["outcome"] for row in self.rows.values()]

    @property
    def page(self) -> str:
        return (self.folder / "report.html").read_text()


@pytest.fixture
def run(tmp_path):
    return lambda path, *args, **options: Ran(tmp_path / "report", path, *args, **options)


def test_a_folder_of_bulletins_comes_in(old_issues, run):
    ran = run(old_issues)
    assert ran.code == 0
    assert ran.outcomes == ["stored"] * 3
    issues = Issue.objects.order_by("number")
    assert [(one.number, one.total_number) for one in issues] == [(8, 96), (9, 97), (10, 98)]
    assert all(one.articles.count() == 3 and one.state == "draft" for one in issues)
    assert Import.objects.stored().count() == 3


def test_run_twice_it_adds_nothing_twice(old_issues, run):
    run(old_issues)
    ran = run(old_issues)
    assert (ran.code, ran.outcomes) == (0, ["there already"] * 3)
    assert "2024" in ran.rows["第8期.txt"]["issue"]
    assert (Issue.objects.count(), Article.objects.count()) == (3, 9)
    assert (Import.objects.count(), Original.objects.count()) == (3, 3)


def test_the_same_issue_from_another_file_is_not_overwritten(old_issues, run):
    run(old_issues)
    (old_issues / "再来一次.txt").write_text(STANDARD + "\n")
    ran = run(old_issues)
    assert ran.code == 0
    assert "not overwritten" in ran.rows["再来一次.txt"]["outcome"]
    assert (
        "第8期" in ran.rows["再来一次.txt"]["reason"]
        or "no. 8" in ran.rows["再来一次.txt"]["reason"]
    )
    assert Original.objects.count() == 3


def test_one_bad_file_never_stops_the_rest(old_issues, run):
    (old_issues / "第1期.docx").write_bytes(b"no document")
    (old_issues / "第9期.txt").write_bytes(bytes(range(256)) * 9)
    (old_issues / "空.txt").write_text(" \n")
    (old_issues / "里.zip").write_bytes(b"PK")
    (old_issues / "照片.jpg").write_bytes(b"\xff\xd8")
    ran = run(old_issues)
    assert ran.code == 1
    failed = [name for name, row in ran.rows.items() if row["outcome"] == "failed"]
    assert sorted(failed) == sorted(["第1期.docx", "第9期.txt", "空.txt", "里.zip"])
    assert all(ran.rows[name]["reason"] for name in failed)
    assert "left aside" in ran.rows["照片.jpg"]["outcome"]
    assert sorted(Issue.objects.values_list("number", flat=True)) == [8, 10]


def test_kinds_that_hold_no_text_are_no_failure(old_issues, run):
    (old_issues / "照片.jpg").write_bytes(b"\xff\xd8")
    assert run(old_issues).code == 0


def test_any_exception_is_a_reason_for_people_and_a_traceback_for_the_log(
    old_issues, run, monkeypatch, caplog
):
    store = drafts.import_at_once

    def fail_for_the_ninth(data, name, **options):
        if "9" in name:
            raise ZeroDivisionError("nobody foresaw this")
        return store(data, name, **options)

    monkeypatch.setattr(archive.drafts, "import_at_once", fail_for_the_ninth)
    with caplog.at_level(logging.ERROR, logger="bulletins.importing.archive"):
        ran = run(old_issues)
    assert ran.outcomes == ["stored", "failed", "stored"]
    assert "nobody foresaw this" in ran.rows["第9期.txt"]["reason"]
    assert "ZeroDivisionError" in caplog.text and "Traceback" in caplog.text
    assert sorted(Issue.objects.values_list("number", flat=True)) == [8, 10]


def test_a_run_that_is_broken_off_keeps_what_is_complete_and_the_next_goes_on(
    old_issues, run, monkeypatch
):
    store = drafts.import_at_once

    def break_off_at_the_ninth(data, name, **options):
        stored = store(data, name, **options)
        if "9" in name:
            raise KeyboardInterrupt
        return stored

    monkeypatch.setattr(archive.drafts, "import_at_once", break_off_at_the_ninth)
    ran = run(old_issues)
    assert ran.code == 130
    assert ran.outcomes == ["stored"]
    assert "第10期.txt" in ran.page and "broken off" in ran.page
    monkeypatch.undo()
    with override("en"):
        again = run(old_issues)
    assert again.code == 0
    assert Issue.objects.count() == 3 and Article.objects.count() == 9


def test_a_dry_run_stores_nothing_and_says_what_it_would(old_issues, run):
    (old_issues / "第8期（又）.txt").write_text(STANDARD + "\n")
    (old_issues / "第9期（又）.txt").write_bytes((old_issues / "第9期.txt").read_bytes())
    ran = run(old_issues, dry_run=True)
    assert ran.code == 0
    assert [row["outcome"] for row in ran.rows.values()] == [
        "would be stored",
        "there from another file, not overwritten",
        "would be stored",
        "there already",
        "would be stored",
    ]
    assert "dry run" in ran.page
    for model in (Issue, Article, Import, Original):
        assert not model.objects.exists()


def test_a_zip_comes_in_as_a_folder_does(old_issues, run, tmp_path):
    path = tmp_path / "旧刊.zip"
    with zipfile.ZipFile(path, "w") as made:
        for file in old_issues.iterdir():
            made.write(file, f"2024/{file.name}")
        made.writestr("__MACOSX/2024/._第8期.txt", b"\0\5\x16\7")
    ran = run(path)
    assert ran.code == 0
    assert list(ran.rows) == ["2024/第8期.txt", "2024/第9期.txt", "2024/第10期.txt"]
    assert Issue.objects.count() == 3
    assert run(old_issues).outcomes == ["there already"] * 3


@pytest.fixture
def old_article(tmp_path, series) -> Path:
    folder = tmp_path / "零散"
    folder.mkdir()
    (folder / "文章.txt").write_text(ARTICLE)
    return folder


def test_a_single_article_goes_to_the_issue_it_names(old_article, series, run):
    issue = Issue.objects.create(publication=series, year=2024, number=9, date="2024-10-12")
    ran = run(old_article)
    assert ran.code == 0
    article = Article.objects.get()
    assert (article.issue, article.position) == (issue, 1)
    assert "《学习动态》第9期" in article.source_line
    assert str(Issue.objects.get().date) == "2024-10-12"


def test_an_issue_that_is_missing_is_made_as_a_draft_and_said_to_be_doubtful(old_article, run):
    ran = run(old_article)
    issue = Issue.objects.get()
    assert (issue.year, issue.number, str(issue.date), issue.state) == (
        2024,
        9,
        "2024-10-08",
        "draft",
    )
    assert "2024-10-08" in ran.rows["文章.txt"]["doubts"]


def test_an_article_without_any_date_is_kept_and_no_date_is_made_up(old_article, run):
    path = old_article / "文章.txt"
    path.write_text(ARTICLE.replace("时间：2024-10-08　", "").replace("第9期", "2024年第9期"))
    ran = run(old_article)
    assert Article.objects.get().issue is None
    assert not Issue.objects.exists()
    assert "2024-9" in ran.rows["文章.txt"]["doubts"]


def test_the_same_article_from_another_file_is_not_stored_twice(old_article, run):
    run(old_article)
    (old_article / "又一份.txt").write_text(ARTICLE.replace("一批好做法", "一批做法"))
    ran = run(old_article)
    assert "not overwritten" in ran.rows["又一份.txt"]["outcome"]
    assert Article.objects.count() == 1


def test_an_article_of_a_series_nobody_knows_is_kept_in_the_pool_with_a_doubt(old_article, run):
    path = old_article / "文章.txt"
    path.write_text(ARTICLE.replace("《学习动态》", "《别的刊物》"))
    ran = run(old_article)
    assert ran.code == 0
    assert Article.objects.unplaced().count() == 1
    assert "别的刊物" in ran.rows["文章.txt"]["doubts"]


def test_a_series_that_is_named_is_that_of_every_file(old_article, old_issues, run):
    path = old_issues / "第8期.txt"
    path.write_text(path.read_text().replace("学  习  动  态", "无名之刊"))
    assert run(old_issues).rows["第8期.txt"]["outcome"] == "failed"
    assert run(old_issues, publication="dongtai").rows["第8期.txt"]["outcome"] == "stored"


def test_a_bulletin_without_a_date_is_not_dated_by_anything_else(old_issues, run):
    path = old_issues / "第8期.txt"
    path.rename(old_issues / "2024-09-12 第8期.txt")
    path = old_issues / "2024-09-12 第8期.txt"
    path.write_text(path.read_text().replace("2024年9月12日", "2024年9月"))
    row = run(old_issues).rows[path.name]
    assert row["outcome"] == "failed" and "--date" in row["reason"]
    assert not Issue.objects.filter(number=8).exists()


@pytest.mark.parametrize("name", ["missing", "file.txt", "broken.zip"])
def test_what_is_no_archive_ends_with_two_and_writes_no_report(db, tmp_path, run, name):
    (tmp_path / "file.txt").write_text("文")
    (tmp_path / "broken.zip").write_bytes(b"PK")
    ran = run(tmp_path / name)
    assert ran.code == 2 and name in ran.error
    assert not ran.folder.exists()


def test_a_series_that_does_not_exist_ends_with_two(old_issues, run):
    ran = run(old_issues, publication="nothing")
    assert ran.code == 2 and "nothing" in ran.error


def test_an_empty_folder_is_no_failure_and_says_so(db, tmp_path, run):
    (tmp_path / "leer").mkdir()
    ran = run(tmp_path / "leer")
    assert ran.code == 0 and "No file was found" in ran.page


def test_the_report_says_what_came_in_what_was_doubtful_and_what_failed(series, tmp_path, run):
    folder = tmp_path / "旧刊"
    folder.mkdir()
    Publication.objects.create(
        name="澜江学习通讯", slug="tongxun", compiling_unit=series.compiling_unit
    )
    for name in ("contents-differ.txt", "headings.md"):
        (folder / name).write_text((FOLDER / name).read_text())
    sure = [*MAST, "澜江市：一课一议", PROSE, "一、立规矩", PROSE, "二、抓落实", PROSE]
    (folder / "sure.txt").write_text("\n".join(sure))
    Unit.objects.create(name="澜江市", code="lanjiang")
    (folder / "bad.txt").write_text("")
    ran = run(folder)
    row = ran.rows["contents-differ.txt"]
    assert (row["articles"], row["accounted for"], row["errors"]) == ("4", "yes", "0")
    assert int(row["warnings"]) == 3 and int(row["hints"]) >= 1
    assert row["characters"] == "537"
    assert re.fullmatch(r"\d+\.\d\d", row["seconds"]) and len(row["SHA-256"]) == 64
    assert "读书班里的辩论会" in row["doubts"] and "读书班里的辩论会" in ran.page
    headings = re.findall(r'<h2 id="(\w+)"', ran.page)
    assert headings == ["failed", "doubtful", "sure"]


class Tags(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.addresses += [
            value for name, value in attributes if name in ("src", "href", "action", "data")
        ]
        if tag not in ("meta", "link", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_needs_nothing_but_itself(old_issues, run):
    page = run(old_issues).page
    tags = Tags(page)
    assert tags.addresses == [] and tags.open == []
    assert "url(" not in page and "@import" not in page and "<script" not in page
    assert '<meta charset="utf-8">' in page


def test_the_page_speaks_the_sites_language(old_issues, run):
    with override("zh-hans"):
        page = run(old_issues).page
    assert '<html lang="zh-hans">' in page


def test_names_of_files_cannot_change_the_page_or_a_spreadsheet(series, tmp_path, run):
    folder = tmp_path / "旧刊"
    folder.mkdir()
    for name in ("=1+1.txt", "@SUM(A1).txt", "<b>x.txt", "-2.txt"):
        (folder / name).write_text("")
    ran = run(folder)
    assert set(ran.rows) == {"'=1+1.txt", "'@SUM(A1).txt", "<b>x.txt", "'-2.txt"}
    assert "<b>x" not in ran.page and "&lt;b&gt;x" in ran.page


def test_excel_opens_the_table_as_utf8(old_issues, run):
    ran = run(old_issues)
    assert (ran.folder / "report.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_usual_folder_of_reports_is_in_the_data_folder(settings, tmp_path, old_issues):
    settings.DATA_DIR = tmp_path / "data"
    call_command("import_archive", str(old_issues), stdout=io.StringIO())
    [folder] = (tmp_path / "data" / "reports").iterdir()
    assert {path.name for path in folder.iterdir()} == {"report.html", "report.csv"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}", usual_folder().name)


def test_a_report_that_cannot_be_written_is_said_and_what_is_stored_stays(
    old_issues, tmp_path, run
):
    (tmp_path / "report").write_text("in the way")
    ran = run(old_issues)
    assert ran.code == 1 and "report" in ran.error
    assert Issue.objects.count() == 3
