import uuid
from pathlib import Path

from django.core.files.storage import FileSystemStorage


class LastingStorage(FileSystemStorage):
    """For files that are named by their content.

    Under a name there are its bytes or nothing, never half of them, whoever reads or writes at
    the same moment; to write them again changes nothing.
    """

    def get_available_name(self, name, max_length=None):
        return name

    def _save(self, name, content):
        unfinished = f"{name}.{uuid.uuid4().hex}"
        try:
            super()._save(unfinished, content)
            Path(self.path(unfinished)).replace(self.path(name))
        finally:
            self.delete(unfinished)
        return name
