"""Addresses of quick changes, below ``/admin/quick-change/``."""

from django.urls import path

from immo_pages.quick_change.screens import QuickChangeScreen, UndoView

app_name = "immo_quick_change"
urlpatterns = [
    path("<int:page_id>/", QuickChangeScreen.as_view(), name="change"),
    path("<int:page_id>/undo/<int:change_id>/", UndoView.as_view(), name="undo"),
]
