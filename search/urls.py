"""The addresses of this app."""

from django.urls import path

from search.views import places, search

urlpatterns = [
    path("", search, name="search"),
    path("places/", places, name="search_places"),
]
