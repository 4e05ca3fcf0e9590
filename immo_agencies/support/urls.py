"""Addresses below the admin: the operator's desk, and the agency's consent."""

from django.urls import path

from immo_agencies.support import consent, desk

app_name = "immo_support"
urlpatterns = [
    path("agencies/", desk.DeskView.as_view(), name="index"),
    path("agencies/results/", desk.DeskView.as_view(results_only=True), name="index_results"),
    path("agencies/<int:pk>/", desk.AgencyView.as_view(), name="agency"),
    path("sessions/<int:pk>/withdraw/", desk.WithdrawView.as_view(), name="withdraw"),
    path("sessions/<int:pk>/enter/", desk.EnterView.as_view(), name="enter"),
    path("sessions/<int:pk>/leave/", desk.LeaveView.as_view(), name="leave"),
    path("sessions/<int:pk>/end/", desk.EndView.as_view(), name="end"),
    path("access/", consent.AccessView.as_view(), name="access"),
    path("access/<int:pk>/allow/", consent.AllowView.as_view(), name="allow"),
    path("access/<int:pk>/decline/", consent.DeclineView.as_view(), name="decline"),
    path("access/<int:pk>/end/", consent.EndNowView.as_view(), name="end_now"),
]
