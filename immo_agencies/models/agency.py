"""The tenant and the pages it owns."""

from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from immo_agencies.imprint import ImprintMixin
from immo_agencies.logo import logo_name, validate_logo


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Agencies are the one thing that is not scoped: the scope is made of them."""

    def lock(self, pk: int) -> "Agency":
        """Lock the agency row until the end of the transaction and return it.

        A no-key lock: rows that refer to the agency (photos, enquiries, drafts) can still be
        inserted meanwhile. Take tree rows (the parent page) first, the agency second; do nothing
        slow while it is held.
        """
        return self.select_for_update(no_key=True, of=("self",)).get(pk=pk)

    def of_member(self, user: Any) -> Self:
        """Agencies in which ``user`` has a membership in force, in order of name."""
        from immo_agencies.models.membership import in_force  # stands on this model

        if not user.is_authenticated:
            return self.none()
        return self.filter(in_force(prefix="members__"), members__user=user).order_by("name")


class Agency(ImprintMixin):
    """An estate agency or a developer: the tenant."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("estate agency")
        DEVELOPER = "developer", _("developer")

    class ServiceState(models.TextChoices):
        ACTIVE = "active", _("active")
        SUSPENDED = "suspended", _("suspended")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(
        _("address name"),
        max_length=60,
        unique=True,
        help_text=_("Part of internal addresses. It never changes."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.AGENCY)
    languages = models.JSONField(
        _("languages"),
        default=list,
        help_text=_("Codes of the languages, the first is the default."),
    )
    brand_color = models.CharField(
        _("brand colour"),
        max_length=7,
        default="#1f4d3f",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write a colour like #1f4d3f."))],
    )
    logo = models.ImageField(
        _("logo"),
        upload_to=logo_name,
        blank=True,
        validators=[validate_logo],
        help_text=_("PNG or JPEG, best with a transparent or white background."),
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection",
        verbose_name=_("collection"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="agency",
    )
    service_state = models.CharField(
        _("state of the service"),
        max_length=20,
        choices=ServiceState.choices,
        default=ServiceState.ACTIVE,
        editable=False,
    )
    marketers_publish = models.BooleanField(
        _("marketers may publish"),
        default=False,
        help_text=_("Otherwise an editor approves what a marketer sends."),
    )
    second_person_approves = models.BooleanField(
        _("a second person approves"),
        default=True,
        help_text=_("Nobody approves what she sent for approval herself."),
    )
    approval_hours = models.PositiveSmallIntegerField(
        _("hours until a reminder"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(720)],
        help_text=_("A page that waits longer for approval is late: a mail a day reminds of it."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AgencyQuerySet] = AgencyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def default_language(self) -> str:
        """Code of the language a visitor gets at the root of the agency's host."""
        return self.languages[0] if self.languages else "fr"

    def home_in(self, language: str) -> Page | None:
        """The agency's home page in ``language``, or None."""
        home = self.homes.filter(language=language).select_related("page").first()
        return home.page.specific if home else None

    def sites(self) -> models.QuerySet[Site]:
        """Wagtail sites of the agency, its property sites included, the main one first."""
        below_homes = models.Q(pk__in=[])
        for path in self.homes.values_list("page__path", flat=True):
            below_homes |= models.Q(root_page__path__startswith=path)
        return Site.objects.filter(below_homes).order_by("root_page__depth", "pk")


class AgencyHome(models.Model):
    """The home page of an agency in one language: everything below it is the agency's."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="homes")
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="agency_home")
    language = models.CharField(max_length=10)
    # What lies below it is thrown away: the agency's still, but ``owned_by`` leaves it out.
    bin = models.OneToOneField(
        Page, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "language"], name="immo_agencies_one_home_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} ({self.language})"
