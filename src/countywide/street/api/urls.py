"""The addresses of the public interface, every one of them open to anybody."""

from django.urls import path

from countywide.platform.kit.doors import PUBLIC, doors
from countywide.street.api.endpoints import api

urlpatterns = [path("api/v1/", api.urls)]
doors(urlpatterns, PUBLIC)
