"""Can somebody outside tell by the time whether a name is known? Signs in with wrong passwords,
as known and unknown names in turn, and prints how well the times tell them apart.

    python benchmarks/sign_in_times.py [ROUNDS]

0.5 is a coin's toss. |z| above 3 means that the times differ by more than chance.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["BULLETINS_DATA"] = tempfile.mkdtemp()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.models import User  # noqa: E402

KINDS = ("known", "with-second-factor", "unknown", "suspended")


def prepare() -> None:
    call_command("migrate", verbosity=0)
    for name in ("known", "with-second-factor", "suspended"):
        User.objects.create_user(name, password="ein-langes-passwort-2024")
    User.objects.filter(username="suspended").update(is_active=False)
    TOTP.activate(User.objects.get(username="with-second-factor"), generate_totp_secret())


def seconds(name: str) -> float:
    started = time.perf_counter()
    Client(SERVER_NAME="localhost").post(
        "/admin/login/", {"username": name, "password": "falsch-2024"}
    )
    return time.perf_counter() - started


def told_apart(first: list[float], second: list[float]) -> tuple[float, float]:
    """How often one of ``first`` takes longer than one of ``second``, and its z (Mann-Whitney)."""
    wins = sum((a > b) + 0.5 * (a == b) for a in first for b in second)
    count = len(first) * len(second)
    spread = (count * (len(first) + len(second) + 1) / 12) ** 0.5
    return wins / count, (wins - count / 2) / spread


def main(rounds: int) -> None:
    prepare()
    times = {name: [] for name in KINDS}
    for _round in range(rounds):
        for name in random.sample(KINDS, len(KINDS)):
            times[name].append(seconds(name))
    for name in KINDS:
        share, z = told_apart(times[name], times["unknown"])
        median = statistics.median(times[name]) * 1000
        print(f"{name:20} median {median:7.1f} ms   longer than unknown {share:.3f}   z {z:+.1f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
