"""Addresses of these screens."""

from django.urls import path

from immo_pages.documents.publishing import PublishDocumentView

app_name = "immo_documents"
urlpatterns = [
    path("<int:document_id>/public/", PublishDocumentView.as_view(), name="publish"),
]
