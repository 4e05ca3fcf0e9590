"""Doors of Wagtail's screens about photos and documents, and of the choosers of both."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door, Who

_WHO = Who.LIBRARIANS
_IMAGE = {"image_id": "image"}
_UPLOAD = {"uploaded_file_id": "uploaded_file"}
_COLLECTION = {"collection": "collection"}
_CHOOSER = {"collection_id": "collection"}


def _door(path: Mapping[str, str | None] | None = None, **more: object) -> Door:
    return Door(path=path or {}, who=_WHO, **more)  # type: ignore[arg-type]


def _shared(room: str, kind: str) -> Mapping[str, Door]:
    """What the screens of photos and of documents have in common."""
    chooser = f"{room}_chooser"
    return {
        f"{room}:index": _door(query=_CHOOSER),
        f"{room}:index_results": _door(query=_CHOOSER),
        f"{room}:add": _door(query=_CHOOSER, body=_COLLECTION),
        f"{room}:add_multiple": _door(query=_CHOOSER, body=_COLLECTION),
        f"{room}:delete_upload_multiple": _door(_UPLOAD),
        f"{chooser}:choose": _door(query=_CHOOSER),
        f"{chooser}:choose_results": _door(query=_CHOOSER),
        f"{chooser}:chosen": _door({"pk": kind}),
        f"{chooser}:chosen_multiple": _door(query={"id": kind}),
        f"{chooser}:create": _door(),
        f"wagtailadmin_api:{kind}s:listing": _door(),
        f"wagtailadmin_api:{kind}s:detail": _door({"pk": kind}),
    }


_PHOTOS: Mapping[str, Door] = {
    "wagtailimages:edit": _door(_IMAGE, body=_COLLECTION),
    "wagtailimages:delete": _door(_IMAGE),
    "wagtailimages:preview": _door(_IMAGE | {"filter_spec": None}),
    "wagtailimages:image_usage": _door(_IMAGE),
    "wagtailimages:edit_multiple": _door(_IMAGE),
    "wagtailimages:delete_multiple": _door(_IMAGE),
    "wagtailimages:create_multiple_from_uploaded_image": _door(_UPLOAD),
    "wagtailimages_chooser:select_format": _door(
        _IMAGE, log=False, reason="gives markup to the editor; the page is saved elsewhere"
    ),
}

_PAPERS: Mapping[str, Door] = {
    "wagtaildocs:edit": _door({"document_id": "document"}, body=_COLLECTION),
    "wagtaildocs:delete": _door({"document_id": "document"}),
    "wagtaildocs:document_usage": _door({"document_id": "document"}),
    "wagtaildocs:edit_multiple": _door({"doc_id": "document"}),
    "wagtaildocs:delete_multiple": _door({"doc_id": "document"}),
    "wagtaildocs:create_multiple_from_uploaded_document": _door(_UPLOAD),
}

FILES: Mapping[str, Door] = {
    **_shared("wagtailimages", "image"),
    **_shared("wagtaildocs", "document"),
    **_PHOTOS,
    **_PAPERS,
}
