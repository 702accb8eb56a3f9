"""Rows that are added and never changed: the ORM refuses, and so do the tables' triggers."""

from django.db import models
from django.utils.translation import gettext

from accounts.errors import NotAllowed


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **fields):
        raise NotAllowed(_final())

    def bulk_update(self, objs, fields, batch_size=None):
        raise NotAllowed(_final())

    def bulk_create(self, objs, batch_size=None, **options):
        """Adds; a row that is there already is an error, whatever ``options`` say."""
        if any(options.values()):
            raise NotAllowed(_final())
        return super().bulk_create(objs, batch_size)

    def delete(self):
        raise NotAllowed(_final())


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise NotAllowed(_final())
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise NotAllowed(_final())


def _final() -> str:
    return gettext("The security log is added to; nothing in it is changed or deleted.")
