"""Field declarations that several nouns share."""

import unicodedata
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulletins.text import blocks, markup
from bulletins.text.numbering import Numbering

from .picture import Picture

NUMBERINGS = [
    (Numbering.COMMA, "一、"),
    (Numbering.BRACKETED, "（一）"),
    (Numbering.ARABIC, "1."),
    (Numbering.ARABIC_BRACKETED, "（1）"),
    (Numbering.CIRCLED, "①"),
    (Numbering.ONE_IS, "一是"),
    (Numbering.ONE_MUST, "一要"),
    (Numbering.ORDINAL, "第一，"),
    (Numbering.NONE, _("not numbered")),
]


def refuse_what_does_not_show(line: str) -> None:
    """Validation of a line: it has at least one character that a reader can see."""
    if line and not any(unicodedata.category(character)[0] in "LMNPS" for character in line):
        raise ValidationError(
            gettext("Nothing of this shows. Write at least one visible character."),
            code="invisible",
        )


def refuse_unsafe_links(body: str) -> None:
    """Form and model validation of a body: its links lead only where a page of ours may lead."""
    if unsafe := markup.unsafe_addresses(body):
        raise ValidationError(
            gettext(
                "A link may lead to http://, https:// or mailto: addresses or to a page of this "
                "site, not to “%(address)s”. Change the address or remove the link."
            )
            % {"address": unsafe[0]},
            code="unsafe-link",
        )


def refuse_unknown_pictures(body: str) -> None:
    """Validation of a body: the pictures it names are kept. Asks nothing where it names none."""
    if unknown := Picture.objects.unknown(blocks.pictures(markup.clean(body))):
        raise ValidationError(
            gettext(
                "There is no picture “picture:%(picture)s”. Bring it in with an import, or take "
                "its line out of the text."
            )
            % {"picture": unknown[0]},
            code="unknown-picture",
        )


class LineField(models.CharField):
    """One line of text, stored without line breaks, controls and outer white space."""

    default_validators = [refuse_what_does_not_show]

    def pre_save(self, model_instance, add):
        line = markup.clean_line(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, line)
        return line


class BodyField(models.TextField):
    """Paragraphs in the markup of ``bulletins.text.markup``, one a line; cleaned on the way in."""

    default_validators = [refuse_unsafe_links, refuse_unknown_pictures]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        body = markup.clean(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, body)
        return body


def key_field() -> models.UUIDField:
    """The identity of a part: it survives edits, moves, and being deleted and restored."""
    return models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)


def position_field() -> models.PositiveIntegerField:
    return models.PositiveIntegerField(_("position"), default=1)
