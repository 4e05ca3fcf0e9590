"""Addresses of these screens in the admin."""

from django.urls import path

from immo_pages.composing import checklist, views

app_name = "immo_composing"
urlpatterns = [
    path("checklist/<int:page_id>/", checklist.checklist, name="checklist"),
    path("checklist/new/<int:parent_page_id>/", checklist.new_checklist, name="new_checklist"),
    path("duplicate/<int:page_id>/", views.duplicate_property, name="duplicate"),
    path("template/<int:page_id>/", views.SaveTemplateView.as_view(), name="save_template"),
]
