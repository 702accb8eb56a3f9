import pytest
from django.test import Client

from accounts.models import Unit, User
from tests.people import person

from .ways import add_app, enter


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """These sentences sign in some hundred times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def writer(province: Unit) -> User:
    return person("writer", name="周撰稿", unit=province)


@pytest.fixture
def app(writer) -> str:
    """The key that the writer's authenticator app and the site share."""
    return add_app(writer)


@pytest.fixture
def inside(client, writer) -> Client:
    """The writer's browser, signed in by the door."""
    enter(client, writer)
    return client
