"""Addresses below the admin."""

from django.urls import path

from immo_agencies.log.views import LogView

app_name = "immo_log"
urlpatterns = [
    path("", LogView.as_view(), name="index"),
    path("results/", LogView.as_view(results_only=True), name="index_results"),
]
