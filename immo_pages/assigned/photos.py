"""The photo screen: add, order, caption and remove the photos of a property."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from immo_agencies.permissions import may
from immo_blocks.rooms import Room, room_choices
from immo_pages.admin.uploads import store_photo
from immo_pages.assigned.arranging import (
    LONGEST_CAPTION,
    Arrangement,
    SavedPhotos,
    save_photos,
)
from immo_pages.assigned.draft import DraftClosed, refuse_closed
from immo_pages.assigned.gallery import items_of, photos_elsewhere, state_of
from immo_pages.assigned.screens import PropertyScreen
from immo_pages.assigned.thumbs import own_photos, thumb_of
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPhoto
from immo_pages.photos.same import same_in_library, same_words
from immo_pages.photos.screens import tell_same

ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"


class PhotosScreen(PropertyScreen):
    """The form works without script; with it, files go up one by one and rows are dragged."""

    action = PageAction.ARRANGE_PHOTOS
    url_name = "immo_assigned:photos"
    shared_by_languages = True
    template_name = "immo_pages/assigned/photos.html"
    page_title = gettext_lazy("Photos")
    header_icon = "image"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the files that are photos, then arrange; say what was not kept and why."""
        wanted = arrangement_in(request.POST)
        try:
            refuse_closed(self.draft(), request.user)
            photos, errors = _received(request.FILES.getlist("photos"), self)
            saved = save_photos(self.page, wanted, photos, agency=self.agency, by=request.user)
        except DraftClosed as closed:
            messages.error(request, str(closed))
            return self._again(wanted, status=409)
        for error in errors:
            messages.error(request, error)
        tell_same(request, photos)
        if saved.moved_by:
            self._tell_moved(saved)
            return self._again(wanted, status=409)
        messages.success(request, _("The photos are saved in the draft."))
        return self.back()

    def _tell_moved(self, saved: SavedPhotos) -> None:
        text = _(
            "%(name)s saved the photos meanwhile. This is the present order, with your words: "
            "look at it and save again."
        ) % {"name": saved.moved_by}
        if saved.added:
            kept = ngettext(
                "Your new photo is kept.", "Your new photos are kept.", len(saved.added)
            )
            text = f"{text} {kept}"
        messages.warning(self.request, text)

    def _again(self, wanted: Arrangement, status: int) -> HttpResponse:
        context = self.get_context_data(words=wanted.words)
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The gallery of the draft; words that were typed and not saved are shown again."""
        words: Mapping[str, tuple[str, str]] = kwargs.pop("words", {})
        draft = kwargs.setdefault("draft", self.draft())
        items = items_of(draft)
        photos = own_photos(self.agency, [item.photo_id for item in items])
        rows = [
            row_of(item.id, photo, words.get(item.id, (item.caption, item.room)))
            for item in items
            if (photo := photos.get(item.photo_id or 0)) is not None
        ]
        return (
            super().get_context_data(**kwargs)
            | row_context(self)
            | {
                "rows": rows,
                "seen": state_of(draft),
                "accept": ACCEPT,
                "elsewhere": photos_elsewhere(draft),
            }
        )


class PhotoUploadView(PropertyScreen):
    """One file of the photo screen, put on the page at once; answers in JSON."""

    action = PageAction.ARRANGE_PHOTOS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The row of the new photo and the new fingerprint, or what is wrong with the file."""
        try:
            refuse_closed(self.draft(), request.user)
            photos, errors = _received(request.FILES.getlist("photos")[:1], self)
            if not photos:
                text = errors[0] if errors else _("No file arrived. Send it again.")
                return JsonResponse({"error": text}, status=422)
            saved = save_photos(self.page, None, photos, agency=self.agency, by=request.user)
        except DraftClosed as closed:
            return JsonResponse({"error": str(closed)}, status=409)
        return self._arrived(saved, photos[0])

    def _arrived(self, saved: SavedPhotos, photo: PropertyPhoto) -> HttpResponseBase:
        request = self.request
        seen = request.POST.get("seen", "")
        row = row_of(saved.added[0], photo, ("", ""))
        html = render_to_string(
            "immo_pages/assigned/photo_row.html", row_context(self) | {"row": row}, request
        )
        # Who looked at an older gallery keeps its fingerprint: her next save must notice.
        agreed = saved.state_after if seen == saved.state_before else seen
        other = same_in_library(photo, self.agency)
        same = same_words(photo, other) if other else ""
        return JsonResponse({"success": True, "html": html, "seen": agreed, "same": same})


def row_of(key: str, photo: Any, words: tuple[str, str]) -> dict[str, Any]:
    """What the template of one photo reads; ``words`` are its caption and its room."""
    caption, room = words
    # A photo that has just arrived has no sizes yet, and was not asked for them.
    thumb = thumb_of(photo) if hasattr(photo, "thumb_is_ready") else None
    return {"id": key, "photo": photo, "thumb": thumb, "caption": caption, "room": room}


def row_context(screen: PropertyScreen) -> dict[str, Any]:
    """What is the same for every row."""
    user, agency = screen.request.user, screen.agency
    return {
        "page_id": screen.page.pk,
        "rooms": [("", _("Not said")), *room_choices()],
        "longest_caption": LONGEST_CAPTION,
        "downloads": may(user, PageAction.DOWNLOAD_ORIGINALS, agency, screen.page),
    }


def arrangement_in(data: Any) -> Arrangement:
    """What the form says: ids in the order of the rows, words, and a move of a button."""
    order = [key for key in data.getlist("item") if key]
    words = {
        key: (
            data.get(f"caption-{key}", "").replace("\x00", "").strip()[:LONGEST_CAPTION],
            _room(data.get(f"room-{key}", "")),
        )
        for key in order
    }
    removed = frozenset(data.getlist("remove"))
    return Arrangement(data.get("seen", ""), _moved(order, data.get("move", "")), words, removed)


def _room(code: str) -> str:
    return code if code in Room.values else ""


def _moved(order: list[str], move: str) -> Sequence[str]:
    """``order`` after the button ``up:<id>``, ``down:<id>`` or ``first:<id>``."""
    how, _colon, key = move.partition(":")
    if key not in order:
        return order
    places = {"up": order.index(key) - 1, "down": order.index(key) + 1, "first": 0}
    rest = [other for other in order if other != key]
    place = max(places.get(how, order.index(key)), 0)
    return [*rest[:place], key, *rest[place:]]


def _received(
    files: Sequence[Any], screen: PropertyScreen
) -> tuple[list[PropertyPhoto], list[str]]:
    """Photos stored now; for each file that is none, what is wrong with it."""
    photos, errors = [], []
    for file in files:
        try:
            photos.append(store_photo(file, screen.agency, screen.request.user))
        except ValidationError as error:
            errors.append(f"{file.name}: {' '.join(error.messages)}")
    return photos, errors
