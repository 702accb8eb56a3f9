"""``manage.py import_article``: from a file to a draft that an editor can look at."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bulletins.models import Article, Issue, Measure
from bulletins.text import markup

BULLETINS = Path(__file__).parent / "bulletins"
TEXT = """首页 > 理论学习 > 经验交流

把课堂搬到一线

时间：2024-09-12　来源：《江原学习动态》第8期

澜江市委宣传部

近年来，澜江市边学边干，形成了一批做法，*重点*见[附表](表一)。

一、健全制度，学有遵循

先立规矩，再谈学习。

二、创新形式，学有所得

（一）现场教学。在渡口码头上开课，全年12期。

（二）结对共学。机关与村社结成36个对子。

下一步，澜江市将久久为功，不断把学习引向深入。
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def run(*args, **options) -> tuple[str, str]:
    """What the command prints: standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_article", *map(str, args), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_json_stands_alone_and_is_one_object(db, path):
    out, _ = run(path, "--format", "json")
    outline = json.loads(out)
    assert outline["title"] == "把课堂搬到一线"
    assert outline["accounted"] is True
    assert set(outline) == {
        "breadcrumb", "title", "subtitle", "date", "source", "unit", "editor_note", "lead",
        "sections", "closing", "credits", "attachments", "findings", "left_out", "accounted",
    }  # fmt: skip


def test_findings_speak_the_readers_language(db, path):
    out, _ = run(path, "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert finding["code"] == "year-not-stated"
    assert "年" in finding["message"]


def test_a_dry_run_stores_nothing(db, path):
    run(path, "--dry-run")
    assert not Article.objects.exists()


def test_the_article_lands_where_the_text_says(issue, department, column, path):
    issue.publication.name = "江原学习动态"
    _, err = run(path)
    article = Article.objects.get()
    assert (article.issue, article.position, article.column) == (issue, 1, column)
    assert list(article.units.all()) == [department]
    assert "第8期" in err


def test_the_article_lands_where_the_person_says(publication, city, column, path):
    run(path, publication="dongtai", issue="2023-s2", unit="lanjiang", column="theory")
    article = Article.objects.get()
    assert (article.issue.year, article.issue.label) == (2023, "s2")
    assert (article.column.slug, article.units.get()) == ("theory", city)


def test_a_supplement_is_not_taken_for_the_regular_issue_of_its_number(issue, path):
    supplement = Issue.objects.create(
        publication=issue.publication,
        year=2024,
        number=8,
        kind=Issue.Kind.SUPPLEMENT,
        date=issue.date,
    )
    path.write_text(TEXT.replace("第8期", "增刊第8期"))
    run(path)
    assert Article.objects.get().issue == supplement


def test_an_issue_that_is_named_and_missing_is_made_as_a_draft(publication, path):
    run(path, publication="dongtai", issue="2024-8")
    issue = Issue.objects.get()
    assert (issue.state, issue.date.isoformat()) == ("draft", "2024-09-12")


def test_what_the_site_does_not_know_is_said_and_the_article_is_kept(db, path):
    _, err = run(path)
    assert "江原学习动态" in err and "澜江市委宣传部" in err and "经验交流" in err
    assert Article.objects.unplaced().count() == 1


def test_stored_text_is_the_sources_own(db, path):
    run(path)
    article = Article.objects.get()
    assert (
        markup.plain(article.lead)
        == "近年来，澜江市边学边干，形成了一批做法，*重点*见[附表](表一)。"
    )
    measures = Measure.objects.filter(section__article=article)
    assert [measure.heading for measure in measures] == ["现场教学。", "结对共学。"]


def test_the_import_leaves_a_revision(db, path):
    run(path)
    revision = Article.objects.get().revisions.get()
    assert revision.content.title == "把课堂搬到一线"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"unit": "nobody"}, "nobody"),
        ({"column": "nowhere"}, "nowhere"),
        ({"publication": "nothing"}, "nothing"),
        ({"publication": "dongtai", "issue": "8"}, "2024-8"),
        ({"issue": "2024-8"}, "--publication"),
        ({"publication": "dongtai", "issue": "2024-8", "unit": "nobody"}, "nobody"),
        ({"publication": "dongtai", "issue": "1111-1"}, "1949"),
    ],
)
def test_a_place_that_does_not_exist_is_refused_and_nothing_is_stored(
    publication, tmp_path, options, message
):
    path = tmp_path / "article.txt"
    path.write_text(TEXT.replace("《江原学习动态》", "《别的刊物》"))
    with pytest.raises(CommandError, match=message) as refused:
        run(path, **options)
    assert refused.value.returncode == 2
    assert not Article.objects.exists() and not Issue.objects.exists()


@pytest.mark.parametrize(
    "name", ["missing.txt", "folder.txt", "picture.png", "empty.txt", "bytes.txt"]
)
def test_a_file_that_cannot_be_read_ends_with_two_and_a_clear_message(db, tmp_path, name):
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty.txt").write_text("  \n")
    (tmp_path / "bytes.txt").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(CommandError, match=name) as refused:
        run(tmp_path / name)
    assert refused.value.returncode == 2


def test_a_text_without_a_title_is_not_stored_without_saying_so(db, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("字" * 250 + "\n\n" + TEXT)
    try:
        run(path)
    except CommandError as refused:
        assert refused.returncode == 2
    else:
        assert Article.objects.get().title


def test_a_whole_bulletin_is_sent_to_the_command_that_takes_it(db, tmp_path):
    path = tmp_path / "bulletin.txt"
    path.write_text((BULLETINS / "standard.txt").read_text(encoding="utf-8"), encoding="utf-8")
    out, err = run(path, "--format", "json", "--dry-run")
    assert "whole-bulletin" in [one["code"] for one in json.loads(out)["findings"]]
    assert "import_issue" in err


def test_an_article_is_sent_nowhere_else(db, path):
    assert "import_issue" not in run(path, "--dry-run")[1]


def test_what_the_text_names_and_nobody_knows_is_said_with_the_options(db, path):
    _, err = run(path)
    assert "《江原学习动态》" in err and "--publication, --issue, --unit, --column" in err
