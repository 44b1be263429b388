"""Every room's own addresses, in the order of the rooms; no address is written here."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from countywide.config.rooms import DEMO, ROOMS

rooms = (*ROOMS, *([DEMO] if settings.IS_DEMO else []))
urlpatterns = [path("", include(f"countywide.{room}.urls")) for room in rooms if find_spec(f"countywide.{room}.urls")]

handler400 = "countywide.platform.kit.errors.bad_request"
handler403 = "countywide.platform.kit.errors.not_allowed"
handler404 = "countywide.platform.kit.errors.not_found"
handler500 = "countywide.platform.kit.errors.went_wrong"
