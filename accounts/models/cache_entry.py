from django.db import models
from django.utils import timezone


class CacheEntryQuerySet(models.QuerySet):
    def current(self):
        return self.filter(models.Q(expires=None) | models.Q(expires__gt=timezone.now()))

    def expired(self):
        return self.filter(expires__lte=timezone.now())


class CacheEntry(models.Model):
    """What all processes of the site remember for a while: a value as JSON under a key."""

    key = models.CharField(max_length=250, unique=True)
    value = models.TextField()
    expires = models.DateTimeField(null=True, db_index=True)

    objects = CacheEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
