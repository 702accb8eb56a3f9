"""``manage.py import_issue``: from a bulletin's file to a draft issue with its articles."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from accounts.models import Unit
from bulletins import revising
from bulletins.importing.parsing.bulletin import understand_issue
from bulletins.importing.readers import read
from bulletins.importing.storing_issue import AlreadyThere, store_issue
from bulletins.models import Article, Column, Import, Issue, Original, Publication, Section

FOLDER = Path(__file__).parent / "bulletins"
STANDARD = FOLDER / "standard.txt"
MAST = "".join(STANDARD.read_text().splitlines(keepends=True)[4:8])


@pytest.fixture(autouse=True)
def in_english():
    """Messages are compared in the language of the source."""
    with override("en"):
        yield


@pytest.fixture
def series(province) -> Publication:
    return Publication.objects.create(name="学习动态", slug="dongtai", compiling_unit=province)


def run(*args, **options) -> tuple[str, str]:
    """What the command prints: standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_issue", *map(str, args), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_a_bulletin_becomes_a_draft_issue_with_its_articles_in_order(series):
    _, err = run(STANDARD)
    issue = Issue.objects.get()
    assert (issue.publication, issue.year, issue.number, issue.kind) == (series, 2024, 8, "regular")
    assert (issue.total_number, str(issue.date), issue.state) == (96, "2024-09-12", "draft")
    assert issue.report_to == "省委常委，省委理论学习中心组成员"
    assert issue.send_to == "省直各单位党组（党委），各民主党派省委"
    assert (issue.distribute_to, issue.print_run) == ("各市、县（市、区）党委宣传部", 450)
    assert issue.editor_note.count("\n") == 1
    articles = issue.articles.in_print_order()
    assert [(one.position, one.title) for one in articles] == [
        (1, "用一本台账管好全年学习"),
        (2, "把课堂搬到护林点"),
        (3, "青石县开展“院坝读书会”活动"),
    ]
    assert "articles: 3" in err


def test_units_and_columns_are_found_as_for_articles(series, department, column):
    run(STANDARD)
    first, second, third = Issue.objects.get().articles.in_print_order()
    assert list(first.units.all()) == [department]
    assert (first.column, second.column, third.column) == (column, column, None)


def test_a_unit_that_the_contents_alone_name_is_taken(series):
    unit = Unit.objects.create(name="青石县委宣传部", code="qingshi-xc")
    run(STANDARD)
    third = Issue.objects.get().articles.in_print_order().last()
    assert list(third.units.all()) == [unit]


def test_what_the_site_does_not_know_is_said(series):
    Column.objects.create(name="经验交流", slug="one")
    parent = Column.objects.create(name="理论学习", slug="theory")
    Column.objects.create(name="经验交流", slug="two", parent=parent)
    _, err = run(STANDARD)
    assert "Several columns are called 经验交流" in err
    assert "No column is called 工作动态" in err and "澜江市委宣传部" in err


def test_the_file_is_kept_and_tied_to_the_issue_and_each_article(series):
    run(STANDARD)
    imported = Import.objects.get()
    assert imported.original.read() == STANDARD.read_bytes()
    assert (imported.kind, imported.state) == ("issue", "stored")
    assert imported.issue == Issue.objects.get()
    assert imported.articles.count() == 3


def test_issue_and_articles_have_their_first_revisions(series):
    run(STANDARD)
    issue = Issue.objects.get()
    [revision] = issue.revisions.all()
    numbers = [article.number for article in issue.articles.in_print_order()]
    assert list(revision.content.articles) == numbers
    assert all(revising.newest_revision(one).number == 1 for one in issue.articles.all())


def test_json_stands_alone_and_is_one_object(series):
    out, _ = run(STANDARD, "--format", "json")
    data = json.loads(out)
    assert set(data) == {"issue", "articles", "findings"}
    assert set(data["issue"]) >= {
        "publication", "number", "year", "total", "supplement", "office", "date", "editor_note",
        "contents", "report_to", "send_to", "distribute_to", "print_run", "left_out",
    }  # fmt: skip
    assert data["articles"][0]["title"] == "用一本台账管好全年学习"
    assert all(one["accounted"] for one in [data["issue"], *data["articles"]])


def test_findings_of_the_contents_are_in_the_json_and_those_of_articles_in_both_places(db):
    out, _ = run(FOLDER / "contents-differ.txt", "--format", "json", "--dry-run")
    data = json.loads(out)
    codes = {finding["code"] for finding in data["findings"]}
    assert {"contents-without-article", "article-not-in-contents", "contents-order"} <= codes
    for article in data["articles"]:
        assert all(finding in data["findings"] for finding in article["findings"])


def test_a_dry_run_stores_nothing(series):
    out, err = run(STANDARD, "--dry-run")
    assert "用一本台账管好全年学习" in out and not err
    assert not (Issue.objects.exists() or Article.objects.exists() or Original.objects.exists())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_layout_can_be_stored(province, path):
    wanted = json.loads(path.with_suffix(".json").read_text())
    name = wanted["issue"]["publication"]
    Publication.objects.create(name=name, slug="some", compiling_unit=province)
    run(path)
    issue = Issue.objects.get()
    assert (issue.number, issue.is_supplement) == (
        wanted["issue"]["number"],
        wanted["issue"]["supplement"],
    )
    titles = [article.title for article in issue.articles.in_print_order()]
    assert titles == [article["title"] for article in wanted["articles"]]
    headings = Section.objects.filter(article__issue=issue).order_by(
        "article__position", "position"
    )
    assert [section.heading for section in headings] == [
        heading for article in wanted["articles"] for heading in article.get("sections", [])
    ]


def test_the_name_in_the_mast_finds_the_series_by_its_words_alone(province):
    Publication.objects.create(
        name="江原学习", mast_text="《学习 动态》", slug="mast", compiling_unit=province
    )
    run(STANDARD)
    assert Issue.objects.get().publication.slug == "mast"


@pytest.fixture
def bulletin(tmp_path):
    """A bulletin in a file, with something changed in it."""

    def write(old: str = "", new: str = "") -> Path:
        path = tmp_path / "bulletin.txt"
        path.write_text(STANDARD.read_text().replace(old, new) if old else STANDARD.read_text())
        return path

    return write


def refusal(*args, **options) -> str:
    with pytest.raises(CommandError) as refused:
        run(*args, **options)
    assert refused.value.returncode == 2
    return str(refused.value)


def test_a_series_that_is_unknown_is_refused_with_the_way_out(series, bulletin):
    message = refusal(bulletin("学  习  动  态", "别的刊物"))
    assert "《别的刊物》" in message and "--publication" in message and "dongtai" in message
    assert not (Issue.objects.exists() or Original.objects.exists())


def test_a_series_that_is_named_is_taken(series, bulletin):
    run(bulletin("学  习  动  态", "别的刊物"), publication="dongtai")
    assert Issue.objects.get().publication == series


def test_an_issue_that_is_there_is_not_overwritten(series):
    run(STANDARD)
    Article.objects.filter(position=1).update(title="改过的标题")
    message = refusal(STANDARD)
    assert "2024" in message and "学习动态" in message and "articles: 3" in message
    assert Article.objects.filter(title="改过的标题").exists()
    assert (Issue.objects.count(), Article.objects.count()) == (1, 3)


def test_a_total_number_of_another_issue_is_refused_by_its_name(series):
    Issue.objects.create(
        publication=series, year=2023, number=4, total_number=96, date="2023-04-01"
    )
    message = refusal(STANDARD)
    assert "96" in message and "2023" in message


@pytest.mark.parametrize(
    ("old", "new", "way_out"),
    [
        ("2024年第8期\n", "", "--issue"),
        (MAST, "第8期\n", "--issue"),
        ("2024年9月12日", "2024年9月", "--date"),
    ],
    ids=["number", "year", "date"],
)  # fmt: skip
def test_what_the_mast_does_not_say_is_asked_for_and_not_made_up(
    series, bulletin, old, new, way_out
):
    assert way_out in refusal(bulletin(old, new))
    assert not Issue.objects.exists()


def test_what_is_given_goes_before_the_mast_and_the_difference_is_said(series):
    _, err = run(STANDARD, issue="2023-s2", date="2023-12-31")
    issue = Issue.objects.get()
    assert (issue.year, issue.label, str(issue.date)) == (2023, "s2", "2023-12-31")
    assert issue.total_number is None
    assert "2024" in err and "2023" in err


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"publication": "nothing"}, "nothing"),
        ({"issue": "8"}, "2024-8"),
        ({"date": "12.9.2024"}, "12.9.2024"),
        ({"issue": "1111-1"}, "1949"),
    ],
)
def test_a_place_that_does_not_exist_is_refused(series, options, word):
    assert word in refusal(STANDARD, **options)
    assert not (Issue.objects.exists() or Article.objects.exists())


def test_a_file_that_cannot_be_read_ends_with_two(db, tmp_path):
    (tmp_path / "empty.txt").write_text(" \n")
    assert "empty.txt" in refusal(tmp_path / "empty.txt")
    assert "missing.txt" in refusal(tmp_path / "missing.txt")


def test_an_article_without_a_title_keeps_the_whole_issue_out(series, bulletin):
    body = STANDARD.read_text()
    start, end = body.index("【经验交流】\n\n用一本"), body.index("报：省委常委")
    path = bulletin(body[start:end], "字" * 300 + "\n\n")
    refusal(path)
    assert not (Issue.objects.exists() or Article.objects.exists())


def test_two_at_once_store_an_issue_once(series, monkeypatch):
    """The other one is stored between the look and the leap."""
    reading = understand_issue(read(STANDARD))
    full_clean = Issue.full_clean

    def and_then_another(issue, **options):
        full_clean(issue, **options)
        monkeypatch.setattr(Issue, "full_clean", full_clean)
        store_issue(reading)

    monkeypatch.setattr(Issue, "full_clean", and_then_another)
    with pytest.raises(AlreadyThere):
        store_issue(reading)
