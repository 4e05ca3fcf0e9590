"""The page an invitation leads to: outside the admin, for people who may not have an account yet.

A GET changes nothing: scanners of mail open every link. Whatever is wrong with a token, the answer
is one and the same page.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import View

from immo_agencies.audit import journal_of_request
from immo_agencies.letters import language_of
from immo_agencies.models import Invitation
from immo_agencies.people.columns import dates_in_words
from immo_agencies.people.forms import NewAccountForm
from immo_agencies.people.invitations import (
    AlreadyMember,
    InvitationClosed,
    OtherAddress,
    accept,
    account_with,
    find_open,
)
from immo_agencies.people.joining import join_with_new_account
from immo_agencies.people.rate import too_often
from immo_agencies.people.rules import PlanRefused
from immo_agencies.roles import PROFILES, Role
from immo_agencies.tenancy import work_for

_FOLDER = "immo_agencies/people/invitation"


class InvitationPage(View):
    """Who invites, to what, and the one button that accepts."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Never stored, never indexed, and the token leaves this page in no header."""
        if too_often(request):
            answer = HttpResponse(_("Too many requests. Try again in an hour."), status=429)
        else:
            with journal_of_request(request.META.get("REMOTE_ADDR", "")):
                answer = self._answer(request, kwargs["token"])
        add_never_cache_headers(answer)
        answer["Cache-Control"] = "no-store, private"
        # The path holds the token, so no Referer may hold the path. Not "no-referrer": with that
        # browsers send "Origin: null" with the form, which the protection against forgery refuses.
        answer["Referrer-Policy"] = "strict-origin"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    def _answer(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            invitation = find_open(token, now=timezone.now())
        except InvitationClosed:
            return self._closed(request)
        account = account_with(invitation.email)
        language = _language(request, invitation, account)
        with translation.override(language):
            try:
                answer = self._act(request, token, invitation, account)
            except InvitationClosed:
                answer = self._closed(request)
        answer["Content-Language"] = language
        return answer

    def _act(
        self, request: HttpRequest, token: str, invitation: Invitation, account: Any
    ) -> HttpResponse:
        posted = request.method == "POST"
        if request.user.is_authenticated:
            if posted:
                return self._join(request, token, invitation)
            return self._ask(request, invitation)
        if account is not None:
            return _to_the_door(request.path) if posted else self._ask(request, invitation, account)
        return self._register(request, token, invitation)

    def _join(self, request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
        """Whoever is signed in says yes."""
        try:
            membership = accept(token, user=request.user, now=timezone.now())
        except OtherAddress:
            return self._ask(request, invitation)
        except AlreadyMember as member:
            messages.info(request, " ".join(member.messages))
            return redirect("wagtailadmin_home")
        except PlanRefused as refused:
            return self._ask(request, invitation, refused=refused.refused)
        if membership.is_in_force:
            work_for(request, membership.agency)
        said = _("You now belong to %(agency)s.") % {"agency": membership.agency}
        messages.success(request, said)
        return redirect("wagtailadmin_home" if membership.is_in_force else "immo_agencies_mine")

    def _register(self, request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
        """Nobody has this address yet: name, language, password; then through the door."""
        start = {"language": translation.get_language()}
        data = request.POST if request.method == "POST" else None
        form = NewAccountForm(data, initial=start, email=invitation.email)
        if data is None or not form.is_valid():
            return self._ask(request, invitation, form=form)
        try:
            join_with_new_account(token, now=timezone.now(), **form.cleaned_data)
        except PlanRefused as refused:
            return self._ask(request, invitation, form=form, refused=refused.refused)
        said = _("Your account is ready. Sign in with %(email)s and your new password.")
        messages.success(request, said % {"email": invitation.email})
        return _to_the_door(reverse("wagtailadmin_home"))

    def _ask(
        self, request: HttpRequest, invitation: Invitation, account: Any = None, **more: Any
    ) -> HttpResponse:
        user: Any = request.user
        signed_in = user.is_authenticated
        same = signed_in and user.email.strip().lower() == invitation.email
        role = Role(invitation.role)
        facts = {
            "invitation": invitation,
            "agency": invitation.agency,
            "summary": PROFILES[role].summary,
            "dates": dates_in_words(invitation),
            "count": len(invitation.page_keys),
            "account": account,
            "is_me": same,
            "is_other": signed_in and not same,
            "sign_in_url": _door(request.path),
            "languages": [] if signed_in or account else settings.LANGUAGES,
        }
        return render(request, f"{_FOLDER}/ask.html", facts | more)

    @staticmethod
    def _closed(request: HttpRequest) -> HttpResponse:
        """Unknown, expired, withdrawn, used: one page, one status."""
        return render(request, f"{_FOLDER}/closed.html", status=404)


def _language(request: HttpRequest, invitation: Invitation, account: Any) -> str:
    """That of the account, else the one chosen on the page, else the agency's."""
    if account is not None:
        return language_of(account)
    chosen = request.POST.get("language") or request.GET.get("language")
    known = dict(settings.LANGUAGES)
    return chosen if chosen in known else invitation.agency.default_language


def _door(way_back: str) -> str:
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': way_back})}"


def _to_the_door(way_back: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(_door(way_back))
