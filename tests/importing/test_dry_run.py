"""What a dry run prints as JSON of notes and links: in which part, and where in its words."""

import io
import json

from django.core.management import call_command

from tests.importing.docx.documents import document, paragraph, run
from tests.importing.samples import LEAD, MORE_PROSE, PROSE


def shown(path) -> dict:
    out = io.StringIO()
    call_command("import_article", str(path), "--dry-run", "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def at(data: dict, pointer: str):
    for step in pointer.strip("/").split("/"):
        data = data[int(step) if step.isdecimal() else step]
    return data


def test_a_dry_run_shows_where_notes_are_called_and_where_links_lead(db, tmp_path):
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    link = f'<w:hyperlink r:id="l1">{run("通知")}</w:hyperlink>'
    note = f"<w:footnote w:id='2'>{paragraph('据年终统计。')}</w:footnote>"
    body = [
        paragraph("把课堂搬到渡口"),
        paragraph(LEAD),
        paragraph("一、健全制度"),
        paragraph(run("先立规矩") + call + run("，再按") + link + run("抓落实，学习有了章法。")),
        paragraph("二、抓好落实"),
        paragraph(MORE_PROSE),
    ]
    leads = ("l1", "hyperlink", "https://example.org/")
    (tmp_path / "a.docx").write_bytes(document("".join(body), leads, footnotes=note))
    data = shown(tmp_path / "a.docx")
    (called,), (linked,) = data["note_places"], data["links"]
    assert data["notes"] == ["据年终统计。"]
    assert called["words"] == "据年终统计。"
    assert at(data, called["part"])[: called["offset"]] == "先立规矩"
    assert (linked["words"], linked["address"]) == ("通知", "https://example.org/")
    assert at(data, linked["part"])[linked["start"] : linked["end"]] == "通知"
    assert linked["part"] == "/sections/0/body/0"


def test_a_dry_run_of_a_bulletin_shows_them_in_its_articles_and_its_note(db, tmp_path):
    lines = [
        "<p>学习动态</p><p>第9期</p><p>江原省委宣传部编　2024年10月15日</p>",
        "<p>编者按：现予刊发，见<a href='https://example.org/1'>通知</a>，供学习借鉴。</p>",
        f"<h1>把课堂搬到渡口</h1><p>{LEAD}见<a href='https://example.org/2'>通报</a>。</p>",
        f"<h1>青石县以考促学</h1><p>{PROSE}</p>",
    ]
    (tmp_path / "a.html").write_text("".join(lines))
    out = io.StringIO()
    options = ("--dry-run", "--format", "json")
    call_command("import_issue", str(tmp_path / "a.html"), *options, stdout=out)
    data = json.loads(out.getvalue())
    (noted,), (linked,) = data["issue"]["links"], data["articles"][0]["links"]
    assert noted["address"].endswith("/1") and linked["address"].endswith("/2")
    assert at(data["issue"], noted["part"])[noted["start"] : noted["end"]] == "通知"
    assert at(data["articles"][0], linked["part"])[linked["start"] : linked["end"]] == "通报"
    assert "links" not in data["articles"][1]
