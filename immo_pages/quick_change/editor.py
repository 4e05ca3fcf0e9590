"""The page editor beside quick changes: it is told what stays changed, and so is who goes back."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from immo_pages.quick_change.history import FormKeeper, values_since
from immo_pages.quick_change.values import PRICE_HISTORY, put
from immo_pages.quick_change.words import in_words


def tell_kept(request: HttpRequest, keeper: FormKeeper | None) -> None:
    """Say what was changed while the editor was open, and which of it was saved over."""
    if keeper is None:
        return
    if keeper.kept:
        text = _(
            "While you were editing, a quick change was made. It stays: %(fields)s. All else is"
            " saved as you wrote it."
        )
        messages.warning(request, text % {"fields": in_words(keeper.kept)})
    if keeper.overruled:
        text = _(
            "While you were editing, a quick change was made of what you changed too. Yours is"
            " saved: %(fields)s. Check it."
        )
        messages.warning(request, text % {"fields": in_words(keeper.overruled)})


class PropertyRevertView(RevisionsRevertView):
    """Going back to an older version does not go back behind a quick change."""

    def get_object(self) -> Any:
        """The older version, with what was changed quickly since."""
        page = super().get_object()
        row = self.real_page_record.specific
        self.kept = values_since(row, self.previous_revision.created_at)
        put(page, self.kept)
        return page

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say which fields are not those of the older version."""
        if fields := in_words(set(self.kept) - set(PRICE_HISTORY)):
            text = _("Quick changes made since that version stay: %(fields)s.")
            messages.info(request, text % {"fields": fields})
        return super().get(request, *args, **kwargs)
