"""What Wagtail's screens of photos do in addition. They read their classes at every request."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.images.views import chooser, images, multiple

from immo_agencies.tenancy import for_agency
from immo_pages.models import PropertyPhoto
from immo_pages.photos.same import find_same_for, same_photo, same_words
from immo_pages.photos.uses_shown import Use, uses_for


def extend_screens() -> None:
    """Add to them; called once by ``registration``."""
    for module in (multiple, chooser):
        module.find_image_duplicates = find_same_for
    images.CreateView.save_instance = _telling_same(images.CreateView.save_instance)
    images.EditView.save_instance = _telling_same(images.EditView.save_instance)
    images.UsageView.get_queryset = _uses
    images.UsageView.get_table = generic.BaseListingView.get_table
    columns = cached_property(_usage_columns)
    columns.__set_name__(images.UsageView, "columns")
    images.UsageView.columns = columns


def tell_same(request: Any, photos: list[PropertyPhoto]) -> None:
    """Say of each new photo that the library has it already, with the way to the present one."""
    own = for_agency(request, PropertyPhoto.objects.all())
    finder = AdminURLFinder(request.user)
    for photo in photos:
        other = same_photo(photo, own)
        if other is not None:
            url = finder.get_edit_url(other)
            buttons = [messages.button(url, _("See it"))] if url else []
            messages.warning(request, same_words(photo, other), buttons=buttons)


def _telling_same(stock: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Of a form with a new file: the photo is stored, and the choice is hers."""

    def save_instance(view: Any) -> Any:
        photo = stock(view)
        if "file" in view.form.changed_data:
            tell_same_with_choice(view.request, photo)
        return photo

    return save_instance


def tell_same_with_choice(request: Any, photo: PropertyPhoto) -> None:
    """Keep both, or use the present one and delete the new one: two ways to go."""
    other = same_photo(photo, for_agency(request, PropertyPhoto.objects.all()))
    if other is None:
        return
    buttons = []
    if url := AdminURLFinder(request.user).get_edit_url(other):
        buttons.append(messages.button(url, _("Use the present one")))
    delete = reverse("wagtailimages:delete", args=[photo.pk])
    buttons.append(messages.button(delete, _("Delete the new one")))
    messages.warning(request, same_words(photo, other), buttons=buttons)


def _uses(view: Any) -> tuple[Use, ...]:
    """In the place of the reference index: drafts too, and only what may be known."""
    uses = uses_for(view.request, [view.object])[view.object.pk]
    view.hidden_uses = uses.hidden
    return uses.rows


def _usage_columns(view: Any) -> list[Column]:
    return [
        TitleColumn("title", label=gettext_lazy("Name"), get_url=lambda use: use.url),
        Column(
            "states",
            label=gettext_lazy("Version"),
            accessor=lambda use: ", ".join(map(str, use.states)),
        ),
    ]
