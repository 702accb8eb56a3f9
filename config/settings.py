"""Settings. Development works with nothing set; production (BULLETINS_ENV=production) stops
loudly when a value is missing. docs/operations.md lists the variables.
"""

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from . import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("BULLETINS_DATA", BASE_DIR / "var"))
PRODUCTION = os.environ.get("BULLETINS_ENV") == "production"

if PRODUCTION:
    env.require("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "LOG_SIGNING_KEY")

SECRET_KEY = os.environ.get("SECRET_KEY") or env.kept_secret(DATA_DIR / "secret-key")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
DEBUG = not PRODUCTION and env.flag("DEBUG")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]")
if PRODUCTION:
    env.fit_for_production(SECRET_KEY, ALLOWED_HOSTS)

INSTALLED_APPS = [
    "accounts",
    "bulletins",
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "mptt",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "config.armour.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.armour.DeskFromHere",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.log.middleware.LogMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.gates.TimeLimits",
    "accounts.signin.middleware.SeenMiddleware",
    "accounts.gates.PasswordDue",
    "accounts.signin.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.armour.Limits",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
                "accounts.context.signed_in",
            ],
        },
    },
]

# SQLite's defaults lose writes to "database is locked" when two people save at once: take the
# write lock at the start of a transaction, wait for it, and let readers read meanwhile (WAL).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'bulletins.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    # A file, so that several connections can be tested against each other.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

# Shared by all processes and free of pickles (docs/decisions/0041).
CACHES = {"default": {"BACKEND": "accounts.caching.TableCache", "LOCATION": ""}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.RightsBackend"]
# The superuser's account is for emergencies: where this is off, nobody signs in with one.
BREAK_GLASS = env.flag("BREAK_GLASS", default=not PRODUCTION)
# Argon2 first: what was hashed otherwise is hashed anew when its person signs in.
PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}PasswordHasher"
    for name in ("Argon2", "PBKDF2", "PBKDF2SHA1", "BCryptSHA256", "Scrypt")
]
LOGIN_URL = "account_login"
# Whoever has one of these duties or roles signs in with a second factor.
MFA_REQUIRED_FOR = env.words(
    "MFA_REQUIRED_FOR",
    default="superuser,system-administrator,security-administrator,auditor,publisher,"
    "unit-administrator"
    if PRODUCTION
    else "",
)
SINGLE_SESSION = env.flag("SINGLE_SESSION")
# So long after somebody proved who they are, risky acts do not ask again.
FRESH_MINUTES = 15

ACCOUNT_ADAPTER = "accounts.signin.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Wrong codes of one person: guessing one of a million takes longer than anybody lives.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/300s/key"}
MFA_ADAPTER = "accounts.signin.factors.FactorAdapter"
MFA_FORMS = {"authenticate": "accounts.signin.entering.CodeForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no address is verified here, and none is needed
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are off by a few seconds

# Single sign-on, where an issuer is given. Who is connected with one is unknown to the next.
OIDC_ISSUER = os.environ.get("OIDC_ISSUER", "").rstrip("/")
OIDC_NAME = os.environ.get("OIDC_NAME", OIDC_ISSUER) if OIDC_ISSUER else ""
OIDC_CLAIM = env.claim("OIDC_CLAIM")
OIDC_ID = env.short_name_of(OIDC_ISSUER)
SOCIALACCOUNT_ADAPTER = "accounts.signin.single.SingleSignOn"
SOCIALACCOUNT_LOGIN_ON_GET = True  # our own view takes nothing but POST
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_ISSUER:
    env.require("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": OIDC_ID,
            "name": OIDC_NAME,
            "client_id": os.environ.get("OIDC_CLIENT_ID"),
            "secret": os.environ.get("OIDC_CLIENT_SECRET"),
            "settings": {"server_url": OIDC_ISSUER},
        }
    ]

# Who reads at once that an emergency account was used.
SECURITY_CONTACTS = env.words("SECURITY_CONTACTS")
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "bulletins@localhost")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if PRODUCTION:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
    EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
    EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("EMAIL_TLS")
    EMAIL_TIMEOUT = 10
PASSWORD_DAYS = env.number("PASSWORD_DAYS", 90)  # 0: a password lasts
PASSWORD_WARNING_DAYS = 7
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATORS}.MinimumLengthValidator",
        "OPTIONS": {"min_length": env.number("PASSWORD_MIN_LENGTH", 8)},
    },
    {
        "NAME": "accounts.validators.ClassesValidator",
        "OPTIONS": {"wanted": env.number("PASSWORD_CLASSES", 4)},
    },
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": "accounts.validators.HabitsValidator"},
    {"NAME": "accounts.validators.PersonValidator"},
    {
        "NAME": "accounts.validators.HistoryValidator",
        "OPTIONS": {"kept": env.number("PASSWORD_HISTORY", 5)},
    },
]
# Failed sign-ins within the window, by name and place, by address, by name over all addresses.
SIGN_IN_LIMITS = {
    "pair": env.number("SIGN_IN_LIMIT", 5),
    "address": env.number("SIGN_IN_ADDRESS_LIMIT", 30),
    "name": env.number("SIGN_IN_NAME_LIMIT", 50),
}
SIGN_IN_WINDOW_MINUTES = env.number("SIGN_IN_WINDOW_MINUTES", 15)
SIGN_IN_LOCK_MINUTES = env.number("SIGN_IN_LOCK_MINUTES", 15)
SIGN_IN_SLOW_SECONDS = 60
DEVICE_COOKIE_NAME = "device"
IDLE_MINUTES = env.number("IDLE_MINUTES", 30)
SESSION_HOURS = env.number("SESSION_HOURS", 12)
HELD_WORK_BYTES = 1024 * 1024
INVITATION_HOURS = env.number("INVITATION_HOURS", 72)
ROSTER_ROWS = env.number("ROSTER_ROWS", 500)

# The security log. Its files are signed; a key that is no longer used is named by its public half,
# so that what it signed can still be checked.
LOG_FOLDER = DATA_DIR / "log"
LOG_SIGNING_KEY = os.environ.get("LOG_SIGNING_KEY") or env.kept_secret(DATA_DIR / "log-signing-key")
LOG_FORMER_KEYS = env.words("LOG_FORMER_KEYS")
LOG_KEPT_DAYS = env.number("LOG_KEPT_DAYS", default=190, least=190)
# Proxies of our own: what they say of where a request came from is believed, nobody else's word.

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # else WhiteNoise warns that it is missing
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Files as they were sent in. No address leads here.
    "originals": {
        "BACKEND": "config.storage.LastingStorage",
        "OPTIONS": {"location": DATA_DIR / "originals"},
    },
    # Pictures of articles. Views read them out, after asking who may see them.
    "pictures": {
        "BACKEND": "config.storage.LastingStorage",
        "OPTIONS": {"location": DATA_DIR / "pictures"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "media"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# An article is one form: 40 sections and measures with some seven fields each are common.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# Whose word on where a request comes from counts (accounts/addresses.py).
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES", besides=("unix",))
# Where the desk and the ways into it lie, and from where they are to be seen; none: from anywhere.
DESK_ADDRESSES = ["/admin/"]
ADMIN_ALLOWED_NETWORKS = env.networks("ADMIN_ALLOWED_NETWORKS")
# How many times in how many seconds (accounts/limits.py).
RATE_LIMITS = env.limits(
    "RATE_LIMITS",
    default={
        "sign-in": (60, 300),
        "search": (60, 60),
        "choice": (180, 60),  # a choice that is searched while somebody types
        "preview": (120, 60),
        "export": (20, 60),
        "download": (60, 60),
        "import": (60, 300),
    },
)

# No script and no style but in files of ours: there is nothing inline, so no nonce is needed
# (docs/decisions/0040).
CSP_HEADER = "Content-Security-Policy"
CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    # Browsers hold the redirect after a form to it too: name the provider of single sign-on.
    "form-action": ["'self'", *env.words("CSP_FORM_ACTION")],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
if env.words("CSP_REPORT_URI"):
    CSP["report-uri"] = env.words("CSP_REPORT_URI")
# Passkeys and full screen are ours to use; nothing else that a browser offers is needed.
PERMISSIONS_POLICY = ", ".join(
    [f"{feature}=()" for feature in env.UNUSED_FEATURES]
    + [
        f"{feature}=(self)"
        for feature in ("fullscreen", "publickey-credentials-create", "publickey-credentials-get")
    ]
)

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
# Not in a cookie of their own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
if PRODUCTION:
    # The prefix has browsers refuse the cookie of a neighbouring host, or one sent in the clear.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    DEVICE_COOKIE_NAME = "__Host-device"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if env.flag("BEHIND_TLS_PROXY"):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What stands in the head and foot of each public page; an unset line is not shown.
SITE = {
    "name": os.environ.get("SITE_NAME", ""),
    "organiser": os.environ.get("SITE_ORGANISER", ""),
    "contact": os.environ.get("SITE_CONTACT", ""),
    "icp": os.environ.get("SITE_ICP", ""),
    "police": os.environ.get("SITE_POLICE_FILING", ""),
    "code": os.environ.get("SITE_ID_CODE", ""),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
