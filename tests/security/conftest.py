import pytest
from django.test import Client


@pytest.fixture
def desk(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client
