"""What Django checks of this app at its start."""

from bulletins.checks import wording_packs
from bulletins.proofing import packs


def test_the_packs_of_the_house_pass():
    assert wording_packs() == []


def test_a_broken_pack_is_a_warning_with_what_to_do(tmp_path, monkeypatch):
    (tmp_path / "broken.toml").write_text("title = ")
    monkeypatch.setattr(packs, "FOLDER", tmp_path)
    [warning] = wording_packs()
    assert warning.id == "bulletins.W001" and not warning.is_serious()
    assert "broken.toml" in warning.msg and "docs/proofing.md" in warning.hint
