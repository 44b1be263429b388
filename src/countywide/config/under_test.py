"""The settings as the suite runs them: a scratch folder, plain static files, passwords hashed quickly."""

import os
from tempfile import mkdtemp

os.environ["COUNTYWIDE_VAR"] = os.environ.get("COUNTYWIDE_TEST_VAR") or mkdtemp(prefix="countywide-test-")
os.environ["COUNTYWIDE_DEMO"] = ""
os.environ["COUNTYWIDE_LOG"] = "CRITICAL"  # refusals are expected here; a test asserts what it needs
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's own loop runs beside the tests

from countywide.config.settings import *  # noqa: F403
from countywide.config.settings import INSTALLED_APPS, LOGGING, MIDDLEWARE, STORAGES

# Argon2 takes a fifth of a second on purpose; hashed file names would be missing under the test server.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MIDDLEWARE = [layer for layer in MIDDLEWARE if not layer.startswith("whitenoise")]

# The demo county's data is loaded by the tests that walk the house; its doors stay shut, as in a live council.
INSTALLED_APPS = [*INSTALLED_APPS, "countywide.demo"]
LOGGING = {**LOGGING, "loggers": {"django.request": {"level": "CRITICAL"}}}
