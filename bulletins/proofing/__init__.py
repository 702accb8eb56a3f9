"""What is suspicious in a text: findings, never changes. Knows nothing of Django.

``examine`` reads the paragraphs of a source, ``articles.examine_article`` a stored article. Each
family of checks has a module; what is right or wrong in wording is data (``fixtures/wording``).
"""

from .examination import examine, examine_characters, merged

__all__ = ["examine", "examine_characters", "merged"]
