"""Say why, in the place of a bare "no"."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from immo_agencies.people.rules import RuleRefused
from immo_agencies.refusals import NotAllowed
from immo_agencies.viewsets import AgencyViewMixin


class PeopleViewMixin(AgencyViewMixin):
    """A view about people; a rule that refuses becomes a page that says which."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let rules speak."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except RuleRefused as rule:
            raise NotAllowed(_("This cannot be done."), str(rule)) from rule
