from django.db import models, transaction
from django.db.models import F


class SequenceQuerySet(models.QuerySet):
    def take(self, name: str, count: int = 1) -> range:
        """``count`` numbers that nobody has had and nobody will have again, in rising order.

        The row stays locked until the surrounding transaction ends; a rolled-back act gives its
        numbers back, which is safe because nobody has seen them.
        """
        with transaction.atomic():
            if not self.filter(name=name).update(last=F("last") + count):
                self.get_or_create(name=name)
                self.filter(name=name).update(last=F("last") + count)
            last = self.get(name=name).last
        return range(last - count + 1, last + 1)


class Sequence(models.Model):
    """The last number given out for one kind of thing that has lasting public numbers."""

    ARTICLE = "article"
    MEASURE = "measure"

    name = models.CharField(primary_key=True, max_length=20)
    last = models.PositiveBigIntegerField(default=0)

    objects = SequenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"
