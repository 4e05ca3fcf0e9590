"""Addresses of these screens, below ``/admin/approvals/``."""

from django.urls import path

from immo_pages.moderation.away import AwayView
from immo_pages.moderation.review import PreviewView, ReviewView
from immo_pages.moderation.sent import SentView

app_name = "immo_moderation"
urlpatterns = [
    path("away/", AwayView.as_view(), name="away"),
    path("<int:page_id>/", ReviewView.as_view(), name="review"),
    path("<int:page_id>/preview/", PreviewView.as_view(), name="draft"),
    path("<int:page_id>/sent/", SentView.as_view(), name="sent"),
]
