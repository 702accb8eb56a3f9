"""The words of public addresses: which first parts are taken, and how an issue is called in one."""

# First parts of the site's own addresses, those of today and those it will need.
# fmt: off
RESERVED_SLUGS = frozenset(
    {
        ".well-known", "about", "accessibility", "accounts", "admin", "api", "archive", "assets",
        "auth", "author", "authors", "captcha", "chart", "columns", "compare", "contact",
        "corrections", "dashboard", "desk", "docs", "download", "downloads", "en", "error",
        "errors", "export", "exports", "favicon", "feed", "feeds", "figures", "files", "fonts",
        "healthz", "help", "home", "humans", "images", "import", "imports", "index", "issues",
        "library", "list", "login", "logout", "manifest", "measures", "media", "message",
        "messages", "my", "new", "notifications", "oai", "oembed", "oidc", "password", "pictures",
        "preview", "privacy", "profile", "publications", "quote", "reader", "reading-list",
        "report", "reports", "robots", "rss", "s", "search", "security", "services", "session",
        "sessions", "settings", "setup", "share", "sign-in", "sign-out", "site", "sitemap",
        "static", "statistics", "stats", "status", "subscribe", "subscriptions", "suggest",
        "system", "tags", "tasks", "terms", "today", "topics", "units", "upload", "uploads", "user",
        "users", "webhooks", "years", "zh", "zh-hans", "zh-hant",
    }
)
# fmt: on


def issue_label(number: int, *, is_supplement: bool) -> str:
    """``8`` for issue 8, ``s1`` for the first supplement."""
    return f"s{number}" if is_supplement else str(number)


class IssueLabelConverter:
    """The part of an address that names an issue: (number, is_supplement) ↔ ``8``, ``s1``."""

    regex = "s?[1-9][0-9]{0,4}"

    def to_python(self, value: str) -> tuple[int, bool]:
        return int(value.removeprefix("s")), value.startswith("s")

    def to_url(self, value: str) -> str:
        return value
