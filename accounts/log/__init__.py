"""The security log: every act that matters, added and never changed, chained by hash.

``record`` adds to it; ``verifying`` tells whether it is whole, ``rotating`` moves what is old.
"""

from .acts import NAMES, Act, name_of
from .recording import Result, fingerprint, record, record_refusal, refusals_of

__all__ = [
    "NAMES",
    "Act",
    "Result",
    "fingerprint",
    "name_of",
    "record",
    "record_refusal",
    "refusals_of",
]
