"""The property: facts are columns, content is blocks."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from immo_agencies.fields import ScopedForeignKey
from immo_agencies.models import Agency
from immo_agencies.scope import agency_scope
from immo_agencies.tenancy import agency_map
from immo_blocks.references import first_energy, first_photo_id, photo_ids, photos_without_words
from immo_blocks.stream import PropertyBodyBlock
from immo_pages.forms import PropertyPageForm
from immo_pages.gate import (
    PublishRefused,
    hold_the_gate,
    is_housekeeping,
    lock_row,
    reasons_not_to_publish,
)
from immo_pages.market.languages import carry_to_translations
from immo_pages.market.settling import settle, with_date_of_status
from immo_pages.models import mixins
from immo_pages.models.photo import first_end_of_rights
from immo_pages.models.place import AgencyPageMixin, CrossAgencyError
from immo_pages.permission_testers import PropertyPermissionTester
from immo_pages.price_history import carry_over_price
from immo_pages.property_panels import property_edit_handler
from immo_pages.quick_change.history import FormKeeper, bring_up_to_date
from immo_pages.translation import SYNCHRONISED_FIELDS


class AliasRefused(Exception):
    """A property may not be shown twice through an alias: the alias would pass no gate."""


class PropertyPage(
    AgencyPageMixin,
    mixins.FactsMixin,
    mixins.PriceMixin,
    mixins.LocationMixin,
    mixins.LegalMixin,
    mixins.EnergyColumns,
    mixins.PhotoColumns,
    mixins.PublicationMixin,
    Page,
):
    """One property in one language. Its energy columns and cover mirror its body."""

    agency = models.ForeignKey(
        Agency, null=True, editable=False, on_delete=models.PROTECT, related_name="properties"
    )
    agent = ScopedForeignKey(
        "immo_pages.Agent",
        verbose_name=_("estate agent"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover = models.ForeignKey(
        "immo_pages.PropertyPhoto",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    language_code = models.CharField(max_length=10, editable=False, default="")
    is_original = models.BooleanField(default=True, editable=False)
    body = StreamField(PropertyBodyBlock(), verbose_name=_("content"), blank=True)

    #: Set by the editor's form, which may be older than a quick change.
    form_keeper: FormKeeper | None = None
    #: Set while a quick change is undone: price and what it was before come back together.
    price_is_put_back = False
    #: Set by the import, which asks for the photos of a whole batch at once.
    photos_are_settled_in_bulk = False

    edit_handler = property_edit_handler
    base_form_class = PropertyPageForm
    parent_page_types = ["immo_pages.PropertyIndexPage", "immo_pages.DevelopmentPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "immo_pages/property_page.html"
    exclude_fields_in_copy = ["reference", "external_ids"]
    override_translatable_fields = SYNCHRONISED_FIELDS
    search_fields = [
        *Page.search_fields,
        index.SearchField("reference"),
        index.SearchField("city"),
        index.SearchField("postal_code"),
        index.SearchField("street"),
        index.FilterField("agency"),
        index.FilterField("transaction"),
        index.FilterField("category"),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("property")
        verbose_name_plural = _("properties")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "reference", "language_code"],
                condition=Q(is_original=True),
                name="immo_pages_reference_unique_in_agency",
                violation_error_message=_("Another property of the agency has this reference."),
            )
        ]
        indexes = [models.Index(fields=["agency", "status"], name="immo_pages_agency_status")]

    def permissions_for_user(self, user: Any) -> PropertyPermissionTester:
        """Wagtail's tester, which also asks plan and state before publishing."""
        return PropertyPermissionTester(user, self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Derive what is derived, hold the gate, save: one transaction.

        Raises PublishRefused, ForeignReferences, CrossAgencyError or AliasRefused.
        """
        if is_housekeeping(kwargs.get("update_fields")):
            return super().save(*args, **kwargs)
        self.derive()
        if self.is_only_drafted():
            return None
        if "update_fields" in kwargs:
            kwargs["update_fields"] = with_date_of_status(kwargs["update_fields"])
        with transaction.atomic():
            status_changes = settle(self, kwargs.get("update_fields"))
            self.keep_quick_changes()
            with self.references_judged(hold_the_gate(self)):
                if not self.price_is_put_back:
                    carry_over_price(self)
                saved = super().save(*args, **kwargs)
            if status_changes and self.live:
                carry_to_translations(self)
            return saved

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a draft; what was changed quickly while the editor was open stays changed."""
        with transaction.atomic():
            self.keep_quick_changes()
            if not self.live and self.form_keeper and self.form_keeper.kept & {"open_houses"}:
                # The form has written the rows of a draft already. Of modelcluster's manager.
                self.open_houses.commit()  # type: ignore[attr-defined]
            return super().save_revision(*args, **kwargs)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish ``revision``; one older than a quick change does not bring the old value back."""
        with transaction.atomic():
            lock_row(self)
            bring_up_to_date(self, revision)
            return super().publish(revision, *args, **kwargs)

    def keep_quick_changes(self) -> None:
        """Of a page that is filled from a form: put in what was changed since it was shown."""
        if self.form_keeper is not None and self.pk is not None:
            lock_row(self)
            self.form_keeper.keep(self)

    def derive(self) -> None:
        """Set agency, region, language and the columns that mirror the body."""
        if self.alias_of_id:
            raise AliasRefused(str(self))
        self._derive_agency()
        self.derive_region()
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        self.language_code = self.locale.language_code
        self.reference = (self.reference or "").strip() or self._reference_of_translation()
        self.mirror_body()

    def mirror_body(self) -> None:
        """Copy the first energy block and the first gallery photo into the columns."""
        self.mirror_energy(first_energy(self.body))
        self.photos_without_alt = photos_without_words(self.body)
        self._mirror_cover()
        if not self.photos_are_settled_in_bulk:
            self.photo_rights_until = first_end_of_rights(photo_ids(self.body))

    def with_content_json(self, content: Any) -> Any:
        """A revision as a page; its agent is looked for in the page's own agency, whoever asks.

        Without a scope (commands, tasks) the look-up of the agent would raise.
        """
        with agency_scope(self.owner_agency):
            return super().with_content_json(content)

    def block_facts(self) -> Any:
        """What its blocks may show (``immo_blocks.facts.protocol``)."""
        from immo_pages.block_facts import facts_of_page  # it stands on the models

        return facts_of_page(self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the public facts and what is made of them: the template reads nothing else."""
        from immo_pages.property_story import property_context  # it stands on the models

        return super().get_context(request, *args, **kwargs) | property_context(self)

    def _speak_before_the_tester(self, revision: Any) -> None:
        """Wagtail's tester would answer "no permission" and the reason would be lost."""
        content = revision.as_object()
        starts_now = content.go_live_at is None or content.go_live_at <= timezone.now()
        if not self.live and starts_now:
            content.derive()
            if reasons := reasons_not_to_publish(content):
                raise PublishRefused(self, reasons)

    def _derive_agency(self) -> None:
        owner = self.owner_agency
        if owner is None and self.path:
            # The home may have been made by another process since the map was read.
            agency_map.forget()
            owner = self.owner_agency
        if self.agency_id and owner and self.agency_id != owner.pk:
            raise CrossAgencyError(f"{self} belongs to another agency.")
        self.agency = owner

    def _mirror_cover(self) -> None:
        """The body may still name a photo that was deleted; a column may not."""
        first = first_photo_id(self.body)
        if first == self.cover_id:
            return
        photos: Any = type(self).cover.field.related_model._default_manager
        self.cover_id = first if photos.filter(pk=first).exists() else None

    def _reference_of_translation(self) -> str | None:
        """A translation keeps the reference of the property it translates."""
        others = type(self)._base_manager.filter(translation_key=self.translation_key)
        found = others.exclude(pk=self.pk).exclude(reference=None)
        return found.values_list("reference", flat=True).first()
