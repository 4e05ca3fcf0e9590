"""Addresses with a mistake in them: Wagtail's own sign-in is open somewhere."""

from django.urls import path
from wagtail.admin.views.account import LoginView

from cms.urls import urlpatterns as ours

urlpatterns = [path("forgotten/<int:pk>/", LoginView.as_view()), *ours]
