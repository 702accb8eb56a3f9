import pytest

from accounts import log
from accounts.log import chain
from accounts.models import LogLink, LogRecord, Unit


@pytest.fixture
def chained(db, city) -> list[LogRecord]:
    """A log of six records, whole and chained."""
    for number in range(6):
        log.record(log.Act.CHANGED, on=city, before="a" * 64, after="b" * 64, fields=[str(number)])
    chain.append()
    return list(LogRecord.objects.order_by("pk"))


def links() -> list[LogLink]:
    return list(LogLink.objects.order_by("number"))


@pytest.fixture
def other_unit(province) -> Unit:
    return Unit.objects.create(name="白河市", code="baihe", parent=province)
