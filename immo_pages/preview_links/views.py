"""What the holder of a link sees. Whatever is wrong with a token, the answer is one and the same.

Nothing here reads or writes a session: the page is the same for whoever holds the link.
"""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from immo_pages.models import PreviewLink, PropertyPhoto
from immo_pages.photos.presets import EXTENSIONS, PRESETS
from immo_pages.photos.serving import CONTENT_TYPES, ready_rendition
from immo_pages.preview_links import rate
from immo_pages.preview_links.actions import LinkClosed, count_view, find_open
from immo_pages.preview_links.drawing import drafts_behind, draw, photos_behind
from immo_pages.serving import FileGone, FileToServe, serve_file

_PHOTO_NAME = re.compile(r"(?P<pk>[0-9]{1,18})-[0-9a-f]{12}\.(?P<extension>[a-z]+)")


class LinkView(View):
    """What both addresses do first: find the open link; and say last: keep nothing of this."""

    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Never stored, never indexed; the address, which holds the token, is told to nobody."""
        answer = self._answer(request, *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        answer["Referrer-Policy"] = "no-referrer"
        return answer

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if rate.guesses(request) or self.is_too_often(request):
            text = _("Too many requests. Try again in an hour.")
            return HttpResponse(text, status=429, content_type="text/plain; charset=utf-8")
        try:
            self.link = find_open(kwargs["token"], now=timezone.now())
            return super().dispatch(request, *args, **kwargs)
        except LinkClosed:
            rate.count_miss(request)
            return self.closed(request)

    def is_too_often(self, request: HttpRequest) -> bool:
        """Whether the address asked too often; a page has many photos, which do not count."""
        return False

    def closed(self, request: HttpRequest) -> HttpResponse:
        """The same words for a token that never was and one that has ended."""
        return render(request, "immo_pages/preview_links/closed.html", status=404)


class PreviewPage(LinkView):
    """The draft, as it will look."""

    link: PreviewLink

    def is_too_often(self, request: HttpRequest) -> bool:
        """Counts this view."""
        return rate.too_many_views(request)

    def get(self, request: HttpRequest, token: str, language: str = "") -> HttpResponse:
        """The page in ``language``; without one, in that of the page the link was made for."""
        pages = drafts_behind(self.link)
        wanted = language or self.link.page.language_code
        if wanted not in pages:
            raise LinkClosed
        answer = HttpResponse(draw(request, self.link, token, pages, wanted))
        answer["Content-Language"] = wanted
        if request.method == "GET":
            count_view(self.link, now=timezone.now())
        return answer


class PreviewPhoto(LinkView):
    """A photo that the draft uses, in a size that is ready; no other, and never an original."""

    link: PreviewLink

    def get(self, request: HttpRequest, token: str, preset: str, name: str) -> HttpResponseBase:
        """The picture; as long as the link is open and the property uses the photo."""
        found = _PHOTO_NAME.fullmatch(name)
        if preset not in PRESETS or found is None or found["extension"] not in EXTENSIONS:
            raise LinkClosed
        if int(found["pk"]) not in photos_behind(self.link):
            raise LinkClosed
        photo = PropertyPhoto.objects.filter(pk=found["pk"]).first()
        rendition, extension = None, ""
        if photo is not None and not photo.immo_withheld:
            rendition, extension, _exact = ready_rendition(photo, preset, found["extension"])
        if rendition is None:
            return self.closed(request)
        file = FileToServe(rendition.file, CONTENT_TYPES[extension], f"{found['pk']}.{extension}")
        try:
            return serve_file(request, file, cache_control="private, no-store")
        except FileGone:
            return self.closed(request)

    def closed(self, request: HttpRequest) -> HttpResponse:
        """Plain: an image that is missing is not worth a page."""
        return HttpResponse("Not found\n", status=404, content_type="text/plain; charset=utf-8")
