"""Serve a document: public ones in use to everybody, others to members who may read them.

Nobody, members neither, gets a file that the scanner has not passed or the operator has blocked.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from immo_agencies.boundary.hosts import member_agency
from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_pages.documents.kinds import content_type_of, kind_of
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyDocument
from immo_pages.public import PublicContent
from immo_pages.serving import FileGone, FileToServe, serve_file
from immo_pages.usage import is_used
from immo_pages.vocabulary import DocumentAccess

# Short: a document taken off its page must not live on in caches.
_PUBLIC = "public, max-age=5"
_PRIVATE = "private, no-store"


@require_safe
def serve_document(request: HttpRequest, document_id: str, filename: str) -> HttpResponseBase:
    """The document if the visitor may have it; the same 404 for all others, absent ones included.

    Nothing of the request but host, address and session is looked at before that is decided: a
    conditional request must not tell that a file is there.
    """
    document = _named(document_id, filename)
    public = PublicContent.of(request)
    if document is not None and is_public_on(public, document):
        return _served(request, document, _PUBLIC)
    if not _is_own(request, public, document):
        raise Http404
    assert document is not None  # noqa: S101  _is_own said so
    if document.immo_withheld:
        return _closed(document)
    return _served(request, document, _PRIVATE)


def refuse(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
    """Wagtail's password for collections: no agency uses it, and it tells which ids exist."""
    raise Http404


def is_public_on(public: PublicContent, document: PropertyDocument) -> bool:
    """Whether the host's agency owns ``document``, calls it public and shows it on a live page,
    and its file may be handed out."""
    return (
        document.access == DocumentAccess.PUBLIC
        and not document.immo_withheld
        and agency_of(document) == public.agency
        and is_used(public, document)
    )


def _is_own(request: HttpRequest, public: PublicContent, document: PropertyDocument | None) -> bool:
    """Whether a signed-in member may read the document, works for its agency now, and asks not on
    the host of another one.

    One with a list of properties reads the documents of these, and what she sent herself.
    """
    # Read for absent ids too: the session decides the Vary header.
    signed_in = request.user.is_authenticated
    if document is None or not signed_in:
        return False
    agency = agency_of(document)
    if public.agency is not None and public.agency != agency:
        return False
    if member_agency(request) != agency:
        return False
    return may(request.user, PageAction.READ_DOCUMENTS, agency, document)


def _named(document_id: str, filename: str) -> PropertyDocument | None:
    found = PropertyDocument.objects.select_related("collection").filter(pk=int(document_id))
    document = found.first()
    return document if document is not None and document.filename == filename else None


def _closed(document: PropertyDocument) -> HttpResponse:
    """To a member: why she does not get it."""
    state = _("blocked") if document.is_blocked else document.get_scan_state_display()
    text = _("The document “%(title)s” cannot be opened: %(state)s.") % {
        "title": document.title,
        "state": state,
    }
    answer = HttpResponse(f"{text}\n", status=409, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = _PRIVATE
    return answer


def _served(
    request: HttpRequest, document: PropertyDocument, cache_control: str
) -> HttpResponseBase:
    kind = kind_of(document.filename)
    file = FileToServe(
        document.file,
        content_type_of(document.filename),
        document.filename,
        attachment=kind is None or not kind.in_browser,
    )
    try:
        return serve_file(request, file, cache_control=cache_control)
    except FileGone as error:
        raise Http404 from error
