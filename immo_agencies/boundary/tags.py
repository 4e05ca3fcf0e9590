"""Tag completion with the agency's own tags, in the place of Wagtail's, which offers all."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, JsonResponse
from taggit.models import TagBase

from immo_agencies.boundary.own import own_tags

_LIMIT = 10


def autocomplete(request: HttpRequest, app_name: str = "", model_name: str = "") -> JsonResponse:
    """Names of own tags that start with ``?term=``, at most ten.

    A named model must be a tag model, as in Wagtail; the answer is the same for each, because
    photos and documents carry the shared tags.
    """
    if app_name or model_name:
        require_tag_model(app_name, model_name)
    term = request.GET.get("term", "").replace("\x00", "")
    if not term:
        return JsonResponse([], safe=False)
    found = own_tags(request).filter(name__istartswith=term).order_by("name")
    return JsonResponse(list(found.values_list("name", flat=True)[:_LIMIT]), safe=False)


def require_tag_model(app_name: str, model_name: str) -> None:
    """Raise Http404 unless the names are those of a model of tags."""
    try:
        model = ContentType.objects.get_by_natural_key(app_name, model_name).model_class()
    except ContentType.DoesNotExist as error:
        raise Http404 from error
    if model is None or not issubclass(model, TagBase):
        raise Http404
