"""The service's own settings, with one place that takes files from anybody: for uploads against a real server."""

from countywide.config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.uploads.place"]  # noqa: F405
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # noqa: F405
