"""What is sent in is what its bytes say, and comes out as nothing that a browser runs."""

import io
import zipfile

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import FileField
from django.urls import reverse

from bulletins import pictures
from bulletins.errors import Refused
from bulletins.models import Import, Picture
from bulletins.pictures.redrawing import redraw
from tests.drawings import sent
from tests.importing.docx.documents import packed

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PAGE = b"<html><body><script>alert(1)</script></body></html>"


def gifar() -> bytes:
    """A picture in front, a Java archive behind."""
    jar = io.BytesIO()
    with zipfile.ZipFile(jar, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Main-Class: Evil")
    return sent(form="GIF") + jar.getvalue()


POLYGLOTS = {
    "picture and archive": gifar(),
    "picture and page": sent() + PAGE,
    "picture and script in its comment": sent(form="GIF")[:-1] + b"!\xfe\x08/*<script" + b"\0;",
    "picture and program": sent(form="BMP") + b"<?php system($_GET['c']); ?>",
}


@pytest.mark.parametrize("kind", POLYGLOTS)
def test_of_a_picture_that_is_something_else_too_only_the_picture_stays(kind):
    made = redraw(POLYGLOTS[kind]).data
    for trace in (b"PK\x03\x04", b"<script", b"<?php", b"META-INF"):
        assert trace not in made


@pytest.mark.parametrize(
    "data",
    [SVG, PAGE, b"%PDF-1.7\n" + PAGE, b"\xef\xbb\xbf" + SVG, b"GIF89a" + PAGE, b"\x89PNG" + SVG],
)
def test_what_is_no_picture_is_none_whatever_it_is_called(data):
    with pytest.raises(Refused):
        pictures.take(data, name="photo.png")
    assert Picture.objects.count() == 0


HOSTILE_FILES = {
    "page.docx": PAGE,
    "drawing.docx": SVG,
    "program.docx": b"MZ\x90\x00" + b"\0" * 200,
    "program.txt": b"\x7fELF" + b"\0" * 200,
    "picture.docx": sent(),
    "picture.txt": sent(),
    "document.txt": packed({"word/document.xml": "<x/>"}),
    "paper.docx": b"%PDF-1.7\n" + PAGE,
    "paper.txt": b"%PDF-1.7\n" + PAGE,
    "archive.docx": gifar(),
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_file_that_is_not_what_its_name_says_is_refused(desk, name):
    file = SimpleUploadedFile(name, HOSTILE_FILES[name])
    page = desk.post(reverse("admin:bulletins_import_add"), {"file": file})
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert Import.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["x.svg", "x.exe", "x.html.exe", "x.php", "x.jsp", "x", ".htaccess", "x.docx.js"]
)
def test_a_kind_that_is_not_read_is_refused_by_its_name_too(desk, name):
    file = SimpleUploadedFile(name, "把课堂搬到渡口\n\n边学边干。".encode())
    page = desk.post(reverse("admin:bulletins_import_add"), {"file": file})
    assert page.status_code == 200 and page.context["form"].errors["file"]


@pytest.mark.parametrize(
    "name",
    ["../../evil.txt", "..\\evil.txt", "/etc/evil.txt", "a\r\nSet-Cookie: x=1.txt", "<b>.txt"],
)
def test_the_name_of_a_file_leads_nowhere_and_writes_no_header(desk, name):
    file = SimpleUploadedFile("x.txt", "把课堂搬到渡口\n\n近年来，边学边干。".encode())
    file._name = name
    desk.post(reverse("admin:bulletins_import_add"), {"file": file})
    imported = Import.objects.first()
    if imported is None:
        return
    assert "/" not in imported.name and "\n" not in imported.name
    answer = desk.get(reverse("admin:bulletins_import_original", args=[imported.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Set-Cookie" not in answer.headers
    assert imported.original.file.name.count("/") == 1 and ".." not in imported.original.file.name


def test_what_comes_out_again_is_not_sniffed_and_runs_nothing(desk, editor):
    page = SimpleUploadedFile(
        "页.html", PAGE.replace(b"<body>", "<body><p>边学边干。</p>".encode())
    )
    desk.post(reverse("admin:bulletins_import_add"), {"file": page})
    answer = desk.get(reverse("admin:bulletins_import_original", args=[Import.objects.get().pk]))
    answer.close()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_there_is_no_field_for_files_whose_content_nobody_looks_at():
    """Each is filled by one function that looks at the bytes; a new one must be named here."""
    fields = {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, FileField)
    }
    assert set(fields) == {"bulletins.Original.file", "bulletins.Picture.file"}
    assert not any(field.editable for field in fields.values())
