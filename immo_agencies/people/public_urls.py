"""The one address of this room outside the admin: no language in it, the mail is the way here."""

from django.urls import path

from immo_agencies.people.invitation_page import InvitationPage

urlpatterns = [
    path("invitation/<str:token>/", InvitationPage.as_view(), name="immo_agencies_invitation"),
]
