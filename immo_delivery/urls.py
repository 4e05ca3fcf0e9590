"""Where the delivery API is mounted: below ``/api/immo/v1/``."""

from django.urls import path

from immo_delivery.api import api

urlpatterns = [path("api/immo/v1/", api.urls)]
