"""Addresses of these screens, below ``/admin/compliance/``."""

from django.urls import path

from immo_pages.compliance.screens import ReportView, StatementPdfView, StatementScreen

app_name = "immo_compliance"
urlpatterns = [
    path("", ReportView.as_view(), name="report"),
    path("<int:page_id>/", StatementScreen.as_view(), name="statement"),
    path("<int:page_id>/pdf/", StatementPdfView.as_view(), name="pdf"),
]
