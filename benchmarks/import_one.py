"""Read and understand one file; print the seconds and the peak of memory in MB (importing.py)."""

import json
import os
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from bulletins.importing.examining import read_as  # noqa: E402
from bulletins.importing.outlining import outline  # noqa: E402
from bulletins.importing.readers import read  # noqa: E402


def main(path: Path) -> None:
    started = time.perf_counter()
    manuscript = read(path)
    was_read = time.perf_counter()
    whole = outline(read_as(manuscript, "article"))
    done = time.perf_counter()
    assert whole.accounted
    figures = {
        "read": was_read - started,
        "understand": done - was_read,
        "seconds": done - started,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(figures))


main(Path(sys.argv[1]))
