"""Addresses of reports on the public sites, behind the language."""

from django.urls import path

from immo_pages.page_reports.public_views import ReportView, ThanksView

urlpatterns = [
    path("_report/thanks/", ThanksView.as_view(), name="immo_pages_report_thanks"),
    path("_report/<int:page_id>/", ReportView.as_view(), name="immo_pages_report"),
]
