"""Addresses of Wagtail's and Django's own sign-in, each leading to the one door.

They stand before Wagtail's in ``cms.urls``: a password alone would pass there, without limits and
without second factor.
"""

from django.urls import path, re_path

from cms.users.views import ToDoorView

_door = ToDoorView.as_view(pattern_name="account_login")
_reset = ToDoorView.as_view(pattern_name="account_reset_password")

admin_urlpatterns = [
    path("login/", _door, name="wagtailadmin_login"),
    re_path(r"^password_reset/", _reset, name="wagtailadmin_password_reset"),
]
page_urlpatterns = [path("_util/login/", _door, name="wagtailcore_login")]
