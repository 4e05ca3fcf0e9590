"""Addresses of these screens, below ``/admin/page-reports/``."""

from django.urls import path

from immo_pages.page_reports.screens import LiftView, ReportsView, ReportView

app_name = "immo_page_reports"
urlpatterns = [
    path("", ReportsView.as_view(), name="index"),
    path("results/", ReportsView.as_view(results_only=True), name="index_results"),
    path("<int:pk>/", ReportView.as_view(), name="report"),
    path("blocks/<int:pk>/lift/", LiftView.as_view(), name="lift"),
]
