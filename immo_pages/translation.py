"""Which fields wagtail-localize translates, and which are the same in every language."""

from wagtail_localize.fields import SynchronizedField

from immo_pages.models import mixins

_TRANSLATED = {"summary", "availability"}
_SHARED_MIXINS = (
    mixins.FactsMixin,
    mixins.PriceMixin,
    mixins.LocationMixin,
    mixins.LegalMixin,
    mixins.PublicationMixin,
)

# A fact has one value; a translator who could change it would publish two truths.
SYNCHRONISED_FIELDS = [SynchronizedField("open_houses", overridable=False)] + [
    SynchronizedField(field.name, overridable=False)
    for mixin in _SHARED_MIXINS
    for field in mixin._meta.local_fields
    if field.name not in _TRANSLATED and field.editable
]
