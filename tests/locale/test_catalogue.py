"""Every word of the screens has its Chinese, and the compiled catalogue is the written one."""

import re
import shutil
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = Path("locale") / "zh_Hans" / "LC_MESSAGES"
WRITTEN = polib.pofile(str(ROOT / MESSAGES / "django.po"))
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>")


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """What gettext finds in a copy of the sources, from an empty catalogue."""
    copy = tmp_path_factory.mktemp("sources")
    for part in ("accounts", "bulletins", "config", "templates"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "locale").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        call_command("makemessages", locale=["zh_Hans"], verbosity=0)
    return polib.pofile(str(copy / MESSAGES / "django.po"))


def words(catalogue) -> set:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalogue}


def test_the_catalogue_holds_each_word_of_the_sources_and_no_other(sources):
    assert words(sources) - words(WRITTEN) == set()
    assert words(WRITTEN) - words(sources) == set()


def test_each_word_is_translated():
    assert [entry.msgid for entry in WRITTEN if not entry.translated() or entry.fuzzy] == []


def translations(entry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_translations_keep_the_placeholders():
    lost = [
        entry.msgid
        for entry in WRITTEN
        for translation in translations(entry)
        if sorted(_PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        != sorted(_PLACEHOLDER.findall(translation))
    ]
    assert lost == []


def test_chinese_sentences_have_chinese_punctuation():
    half_width = re.compile(r"[\u4e00-\u9fff][,;:?!.]|[,;:?!][\u4e00-\u9fff]")
    assert [t for entry in WRITTEN for t in translations(entry) if half_width.search(t)] == []


def test_the_compiled_catalogue_is_the_written_one():
    compiled = polib.mofile(str(ROOT / MESSAGES / "django.mo"))
    assert {(e.msgctxt, e.msgid): translations(e) for e in compiled} == {
        (e.msgctxt, e.msgid): translations(e) for e in WRITTEN
    }
