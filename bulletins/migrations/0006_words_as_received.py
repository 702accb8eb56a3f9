"""Articles know the words they came in with; what was imported before is told from its import."""

import hashlib
import json
import zlib

from django.db import migrations, models

from bulletins.text.folding import fold


def fill(apps, schema_editor):
    articles = apps.get_model("bulletins", "Article").objects
    for imported in apps.get_model("bulletins", "Import").objects.filter(state="stored").iterator():
        data = json.loads(zlib.decompress(imported.working))
        rows = list(articles.filter(origin=imported).order_by("pk"))
        for row, words in _paired(rows, _articles(_as_stored(data))):
            articles.filter(pk=row.pk).update(received_words=words)


def _paired(rows, known):
    """Articles were stored in the order of their bulletin; where some are gone, titles tell."""
    if len(rows) == len(known):
        return zip(rows, (words for _title, words in known), strict=True)
    by_title = dict(known)
    return ((row, by_title[row.title]) for row in rows if row.title in by_title)


def _as_stored(data):
    """The reading; of a single article as it was before a person corrected it."""
    reading = data["reading"]
    if reading["issue"] is None:
        for step in reversed(data["done"]):
            at = step["at"]
            reading["pieces"][at : at + len(step["after"])] = step["before"]
            reading |= step["facts_before"] or {}
    return reading


def _articles(reading):
    """Title and fingerprint of each article (importing.fingerprints, as it is in this version)."""
    heaps = list(_heaps(reading))
    return [
        (_title(reading, pieces), _fingerprint(reading, pieces, facts))
        for pieces, facts in zip(heaps, reading["facts"], strict=True)
    ]


def _heaps(reading):
    if reading["issue"] is None:
        yield reading["pieces"]
        return
    begun = [at for at, one in enumerate(reading["pieces"]) if one.get("begins") == "article"]
    for start, end in zip(begun, [*begun[1:], None], strict=True):
        heap = reading["pieces"][start:end]
        tail = [at for at, one in enumerate(heap) if one.get("begins") == "tail"]
        yield heap[: tail[0]] if tail else heap


def _text(reading, piece):
    return reading["paragraphs"][piece["at"]]["text"][piece["start"] : piece["end"]]


def _title(reading, pieces):
    return " ".join(_text(reading, piece) for piece in pieces if piece["role"] == "title")


def _fingerprint(reading, pieces, facts):
    made = hashlib.sha256()
    for part in (*_printed(facts), *_words(reading, pieces)):
        made.update(part.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _printed(facts):
    source, issue = facts.get("source") or {}, []
    if source.get("number"):
        name = "".join(one for one in fold(source["publication"]).casefold() if one.isalnum())
        number, year = source["number"], source.get("year")
        issue = [name, number, year, source.get("is_supplement", False)]
    return f"{facts.get('date') or ''}\n", f"{'/'.join(map(str, issue))}\n"


def _words(reading, pieces):
    for piece in pieces:
        is_shown = reading["paragraphs"][piece["at"]].get("kind") != "picture"
        if is_shown and piece["role"] not in ("left-out", "breadcrumb"):
            yield "".join(fold(_text(reading, piece)).split())


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0005_overruled_findings")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="received_words",
            # Null, as SQLite makes the table anew, without its triggers, for a field that is not.
            field=models.CharField(
                db_index=True,
                editable=False,
                max_length=64,
                null=True,
                verbose_name="words as received",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
