"""Forms of Wagtail's page views that show too much, or break on an empty field."""

from typing import Any

from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.views.generic.edit import ProcessFormView
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.copy import CopyView
from wagtail.models import PageViewRestriction

_OFFERED = {PageViewRestriction.NONE, PageViewRestriction.PASSWORD}


class OwnPrivacyForm(PageViewRestrictionForm):
    """A shared password, or none.

    Wagtail lists the groups of all agencies, and its "signed-in people" would be those of all.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = Group.objects.none()
        field = self.fields["restriction_type"]
        field.choices = [choice for choice in field.choices if choice[0] in _OFFERED]


class OwnPrivacyView(SetPrivacyView):
    """The privacy of a page."""

    form_class = OwnPrivacyForm


class OwnCopyView(CopyView):
    """Copy a page."""

    def post(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail looks the new place up before it asks whether one was chosen."""
        if request.POST.get("new_parent_page"):
            return super().post(request, page_id, *args, **kwargs)
        return ProcessFormView.post(self, request, page_id, *args, **kwargs)
