"""The whole way: a text file → import → issue → a published page over HTTP."""

import datetime
import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import Unit, User
from bulletins import assembly, overruling
from bulletins.errors import NotReady
from bulletins.models import Article, Column, Issue, Publication, PublicIssue

# A real article, where the project's shared folder has it; an own text of the same form otherwise
# and always.
REAL = Path(
    os.environ.get("BULLETINS_SEED")
    or Path(__file__).resolve().parents[2] / "shared" / "reference" / "seed-article.txt"
)
OWN = next(
    (Path(__file__).resolve().parents[1] / "fixtures" / "demo" / "articles").glob("*-2024-11-01-*")
)


@pytest.fixture(params=["own", "real"])
def source(request) -> Path:
    path = {"own": OWN, "real": REAL}[request.param]
    if not path.exists():
        pytest.skip("the real article (BULLETINS_SEED) is not on this machine")
    return path


@pytest.mark.django_db
def test_a_text_becomes_a_page_a_reader_can_open(client, editor, capsys, source):
    call_command("import_article", str(source), "--dry-run", "--format", "json")
    outline = json.loads(capsys.readouterr().out)
    _prepare(outline)

    call_command("import_article", str(source))
    article = Article.objects.get()
    issue = Issue.objects.get()
    assert article.issue == issue
    address = f"/bulletin/{issue.year}/{issue.number}/"
    assert client.get(address).status_code == 404

    _let_the_damage_stand(article, issue, by=editor)
    assembly.publish_issue(issue, by=editor)
    page = client.get(f"{address}{article.number}/").content.decode()
    for words in _headings(outline):
        assert words in page
    assert outline["unit"] in page and outline["date"] in page
    assert all(words in client.get(address).content.decode() for words in _headings(outline))

    article.title = "改了题目，还没有发布"
    article.save()
    assert article.title not in client.get(address).content.decode()
    assembly.publish_issue(issue, by=editor)
    assert article.title in client.get(address).content.decode()

    assembly.withdraw_issue(issue, by=editor)
    assert client.get(address).status_code == 404
    assert not PublicIssue.objects.exists()


def _prepare(outline: dict) -> None:
    """What an office has before its first import: units, columns, a series and an issue."""
    unit = Unit.objects.create(name=outline["unit"], code="contributor", parent=Unit.objects.get())
    parent = None
    for number, name in enumerate(outline["breadcrumb"]):
        parent = Column.objects.create(name=name, slug=f"column-{number}", parent=parent)
    series = Publication.objects.create(
        name=outline["source"]["publication"], slug="bulletin", compiling_unit=unit
    )
    date = datetime.date.fromisoformat(outline["date"])
    Issue.objects.create(
        publication=series, year=date.year, number=outline["source"]["number"], date=date
    )


def _let_the_damage_stand(article: Article, issue: Issue, *, by: User) -> None:
    """Both texts hold U+E010: nobody publishes it by oversight, somebody may with a reason."""
    with pytest.raises(NotReady, match="E010"):
        assembly.publish_issue(issue, by=by)
    [stopping] = [found for found in overruling.standing_findings(article) if found.holds_back]
    overruling.overrule(article, stopping.finding, by=by, reason="原件如此，待作者核实数字。")


def _headings(outline: dict) -> list[str]:
    sections = outline["sections"]
    assert len(sections) == 4 and len(sections[2]["measures"]) == 4
    return [
        outline["title"],
        *(section["heading"] for section in sections),
        *(measure["heading"] for section in sections for measure in section["measures"]),
    ]
