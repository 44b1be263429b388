"""Every setting of the service, read from the environment; a reason stands beside each surprise."""

import os
from importlib.util import find_spec
from pathlib import Path

import environ

from countywide.config.rooms import DEMO, ROOMS

env = environ.Env()

SOURCE = Path(__file__).resolve().parent.parent
VAR = Path(env("COUNTYWIDE_VAR", default="var")).resolve()
IS_DEMO = env.bool("COUNTYWIDE_DEMO", default=False)
DEBUG = False

# A live council sets COUNTYWIDE_SECRET_KEY. Without it one is made and kept in var/, so that sessions survive a
# restart on one machine; `countywide check` calls that unsafe where several machines serve one council.
SECRET_KEY = env("COUNTYWIDE_SECRET_KEY", default="")
if not SECRET_KEY:
    from countywide.config.secret import kept_secret

    SECRET_KEY = kept_secret(VAR)

ALLOWED_HOSTS = env.list("COUNTYWIDE_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("COUNTYWIDE_ORIGINS", default=[])
BASE_ADDRESS = env("COUNTYWIDE_ADDRESS", default="http://localhost:8000")
COUNCIL_FILE = env("COUNTYWIDE_COUNCIL", default=str(SOURCE / "demo" / "county" / "council.toml") if IS_DEMO else "")
# A folder laid out like a room's `templates`, with a council's own wording of letters. What the law wants said is checked.
LETTERS_FOLDER = env("COUNTYWIDE_LETTERS", default="")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_q",
    *(f"countywide.{room}" for room in ROOMS if find_spec(f"countywide.{room}.apps")),
    *([f"countywide.{DEMO}"] if IS_DEMO else []),
]

MIDDLEWARE = [
    "countywide.platform.kit.middleware.NoNulls",  # first: whoever reads the address after it reads it clean
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "countywide.platform.kit.middleware.SafeHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "countywide.platform.accounts.middleware.SecondFactor",
    "countywide.platform.kit.middleware.ClosedDoors",
]

ROOT_URLCONF = "countywide.config.urls"
WSGI_APPLICATION = "countywide.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "countywide.platform.kit.shell.shell",
                "countywide.platform.files.shown.files",
            ],
            "builtins": ["countywide.platform.kit.templatetags.kit"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")  # TemplatesSetting finds Django's own widget templates through it

# --- database ------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("COUNTYWIDE_DATABASE_URL", default=f"sqlite:///{VAR / 'countywide.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # it would make every reader queue behind every writer
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # With Django's defaults 242 of 600 two-writer transactions were locked out; with these, none.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Throttles and lock-outs must be shared by every process, so the cache is a table, not one process's memory.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kit_cache"}}

# --- jobs ----------------------------------------------------------------------------------

# The queue, schedules and results are django-q2's tables; the processes are our own (docs/decisions/0005).
Q_CLUSTER = {
    "name": "countywide",
    "orm": "default",
    "workers": env.int("COUNTYWIDE_WORKERS", default=2),  # two, so that a long import never delays a sign-in code
    "lease": env.int(
        "COUNTYWIDE_JOB_LEASE", default=40
    ),  # a job whose worker was killed runs again after so many seconds
    "sending_lease": env.int(
        "COUNTYWIDE_SENDING_LEASE", default=180
    ),  # longer than the slowest conversation with a mail server
    "poll": 0.5,
    "timeout": 600,  # the limit of a job that names none of its own
    "retry": 660,  # not used by our loop; django-q2 warns when it is not above the timeout
    "catch_up": False,
    "label": "Jobs",
}

# --- people --------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/home"
# django-allauth signs people in on our own pages. Its own limits are off: accounts/tries.py counts instead, and
# says until when; ours cannot be used by strangers to keep somebody out (docs/decisions/0003).
ACCOUNT_ADAPTER = "countywide.platform.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved by the code or link sent to it
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "countywide.platform.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("COUNTYWIDE_BEHIND_PROXY", False) else 0
PASSWORD_RESET_TIMEOUT = 60 * 60
# Addresses of these domains, and of the council's own, are asked for a password first; it says nothing about accounts.
STAFF_DOMAINS = env.list("COUNTYWIDE_STAFF_DOMAINS", default=[])
SESSION_COOKIE_AGE = env.int("COUNTYWIDE_SESSION_SECONDS", default=60 * 60)
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_ADDRESS.startswith("https://")
SESSION_COOKIE_HTTPONLY = True

# --- words, time, files --------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {
        "BACKEND": env("COUNTYWIDE_STATIC_STORAGE", default="whitenoise.storage.CompressedManifestStaticFilesStorage")
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = None

# Files people send: whole ones in the store, those under way in the spool, which must be a folder that the web
# processes and the workers of one machine share.
FILES_URL = env("COUNTYWIDE_FILES_URL", default=str(VAR / "files" / "kept"))
FILES_SPOOL = env("COUNTYWIDE_FILES_SPOOL", default=str(VAR / "files" / "spool"))
FILE_LIMIT_MB = env.int("COUNTYWIDE_FILE_LIMIT_MB", default=0)  # 0: as the council's file says, else 250
CASE_LIMIT_MB = env.int("COUNTYWIDE_CASE_LIMIT_MB", default=0)
CLAMD = env("COUNTYWIDE_CLAMD", default="")  # /path/of/clamd.ctl or host:port; empty: no virus engine

MAIL_URL = env("COUNTYWIDE_MAIL_URL", default="file:")
MAIL_FROM = env("COUNTYWIDE_MAIL_FROM", default="no-reply@countywide.example")

# --- safety --------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("COUNTYWIDE_BEHIND_PROXY", False) else None
SECURE_HSTS_SECONDS = 31536000 if BASE_ADDRESS.startswith("https://") else 0
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "countywide.platform.kit.errors.csrf_failed"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("COUNTYWIDE_LOG", default="WARNING")},
}

# One thread each for linear algebra: two spinning pools beside a threaded server took p95 from 7 to 258 ms.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TOKENIZERS_PARALLELISM"):
    os.environ.setdefault(name, "false" if name.startswith("TOK") else "1")

SILENCED_SYSTEM_CHECKS: list[str] = []
