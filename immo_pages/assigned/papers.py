"""Documents that arrive with the form of the legal file."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from immo_agencies.models import Agency
from immo_agencies.tenancy import owned_by
from immo_pages.assigned.legal_file import NewDocument, documents_of, store_document
from immo_pages.models import PropertyDocument
from immo_pages.vocabulary import DocumentKind

MOST_NEW = 10


def listed_documents(draft: Any, agency: Agency) -> list[tuple[str, PropertyDocument]]:
    """Item id and document of each document of the page that exists and is the agency's."""
    listed = documents_of(draft)
    own = owned_by(agency, PropertyDocument.objects.all()).in_bulk([key for _item, key in listed])
    return [(item, own[key]) for item, key in listed if key in own]


def received_documents(
    request: HttpRequest, draft: Any, agency: Agency
) -> tuple[list[NewDocument], list[str]]:
    """Documents stored now, and for each file that was refused what is wrong with it."""
    documents, errors = [], []
    for file, item, facts in (*_replacing(request, draft, agency), *_added(request)):
        try:
            stored = store_document(file, agency, request.user, **facts)
            documents.append(NewDocument(stored, item))
        except ValidationError as error:
            errors.append(f"{file.name}: {' '.join(error.messages)}")
    return documents, errors


def _replacing(request: HttpRequest, draft: Any, agency: Agency) -> Iterator[Any]:
    """Files that take the place of a document of the page, and its kind."""
    for item, document in listed_documents(draft, agency):
        if file := request.FILES.get(f"replace-{item}"):
            yield file, item, {"kind": document.kind}


def _added(request: HttpRequest) -> Iterator[Any]:
    for number in range(MOST_NEW):
        if file := request.FILES.get(f"new-{number}-file"):
            kind = request.POST.get(f"new-{number}-kind", "")
            kind = kind if kind in DocumentKind.values else DocumentKind.OTHER.value
            day = _day(request.POST.get(f"new-{number}-issued_on", ""))
            yield file, "", {"kind": kind, "issued_on": day}


def _day(value: str) -> Any:
    """The day, or None: an unreadable one beside a file must not lose the file."""
    try:
        return forms.DateField(required=False).clean(value)
    except ValidationError:
        return None
