"""Rules of every region: place, price, photo."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from immo_pages.advert_rules import sources
from immo_pages.advert_rules.groups import BELGIUM, BRUSSELS, DWELLINGS, HOMES, LETTING
from immo_pages.advert_rules.rule import Case, Place, error, warning
from immo_pages.due_papers import WITHIN_DAYS
from immo_pages.vocabulary import Condition, PriceDisplay, Transaction, VatRegime

_NEW = {Condition.NEW, Condition.UNDER_CONSTRUCTION}
_PRICED = frozenset({Transaction.SALE, Transaction.LEASE})


def _on_request(case: Case) -> bool:
    return bool(case.page.price_display == PriceDisplay.ON_REQUEST)


def _price_missing(case: Case) -> bool:
    page = case.page
    amounts = [page.asking_amount]
    if page.transaction == Transaction.LIFE_ANNUITY:
        amounts += [page.annuity_bouquet, page.annuity_monthly]
    return not _on_request(case) and all(amount is None for amount in amounts)


def _charges_kind_missing(case: Case) -> bool:
    return bool(case.page.charges_monthly) and not case.page.charges_kind


def _photo_rights_end(case: Case) -> bool:
    until = case.page.photo_rights_until
    return until is not None and until <= case.on + timedelta(days=WITHIN_DAYS)


def _photo_rights_words(case: Case) -> str:
    until = case.page.photo_rights_until
    text = _("The right to show a photo ended on %(day)s.")
    if until >= case.on:
        text = _("The right to show a photo ends on %(day)s.")
    return text % {"day": date_format(until, "SHORT_DATE_FORMAT")}


RULES = (
    error(
        "postal_code_missing",
        missing=lambda case: not case.page.postal_code or not case.page.city,
        message=_("The postal code or the city is missing."),
        remedy=_("Fill in the address: the law that applies depends on it."),
        field="postal_code",
        origin=sources.HOUSE,
    ),
    error(
        "price_missing",
        missing=lambda case: not case.page.is_letting and _price_missing(case),
        message=_("The price is missing."),
        remedy=_("Write the price, or choose “price on request”."),
        field="price",
        # Of a public sale the way of selling is the kind of price.
        transactions=_PRICED | {Transaction.LIFE_ANNUITY},
        origin=sources.HOUSE,
    ),
    error(
        "rent_missing",
        missing=_price_missing,
        message=_("The rent is missing."),
        remedy=_("Write the monthly rent without charges."),
        field="rent_monthly",
        transactions=LETTING,
        origin=sources.HOUSE,
    ),
    error(
        "rent_on_request",
        missing=_on_request,
        message=_("The advert of a dwelling to let says its rent."),
        remedy=_("Show the rent: “price on request” is not allowed for a dwelling to let."),
        field="price_display",
        regions=BELGIUM,
        categories=DWELLINGS,
        usages=HOMES,
        transactions=LETTING,
        origin=sources.BELGIUM_RENT,
    ),
    error(
        "charges_missing",
        missing=lambda case: case.page.charges_monthly is None,
        message=_("The monthly charges are missing."),
        remedy=_("Write the charges beside the rent; write 0 when there are none."),
        field="charges_monthly",
        regions=BELGIUM,
        categories=DWELLINGS,
        usages=HOMES,
        transactions=LETTING,
        origin=sources.BELGIUM_RENT,
    ),
    warning(
        "charges_kind_missing",
        missing=_charges_kind_missing,
        message=_("The advert does not say how the charges are paid."),
        remedy=_("Choose provision or flat rate."),
        field="charges_kind",
        regions=BELGIUM,
        categories=DWELLINGS,
        usages=HOMES,
        transactions=LETTING,
        origin=sources.BELGIUM_CHARGES_KIND,
    ),
    error(
        "individual_meters_missing",
        missing=lambda case: case.page.has_individual_meters is None,
        message=_("The advert does not say whether the meters are individual."),
        remedy=_("Choose yes or no beside the charges."),
        field="has_individual_meters",
        regions=BRUSSELS,
        categories=DWELLINGS,
        usages=HOMES,
        transactions=LETTING,
        origin=sources.BELGIUM_RENT,
    ),
    warning(
        "annuity_missing",
        missing=lambda case: (
            not _on_request(case) and None in (case.page.annuity_bouquet, case.page.annuity_monthly)
        ),
        message=_("The bouquet or the annuity is missing."),
        remedy=_("Write the first payment and the monthly annuity; write 0 when there is none."),
        field="annuity_bouquet",
        transactions=frozenset({Transaction.LIFE_ANNUITY}),
        origin=sources.HOUSE,
    ),
    warning(
        "tax_missing",
        missing=lambda case: case.page.condition in _NEW and not case.page.vat_regime,
        message=_("A new building: the advert does not say whether VAT is due."),
        remedy=_("Choose VAT or registration duties."),
        field="vat_regime",
        regions=BELGIUM,
        transactions=frozenset({Transaction.SALE}),
        origin=sources.BELGIUM_VAT,
    ),
    warning(
        "vat_rate_missing",
        missing=lambda case: case.page.vat_regime == VatRegime.VAT and case.page.vat_rate is None,
        message=_("The VAT rate is missing."),
        remedy=_("Write the rate, for example 6 or 21."),
        field="vat_rate",
        regions=BELGIUM,
        transactions=frozenset({Transaction.SALE}),
        origin=sources.BELGIUM_VAT,
    ),
    warning(
        "photo_missing",
        missing=lambda case: case.page.cover_id is None,
        message=_("There is no photo yet."),
        remedy=_("Add a photo gallery: the first photo becomes the cover."),
        field="body",
        block="gallery",
        place=Place.BLOCK,
        origin=sources.HOUSE,
    ),
    warning(
        "photo_alt_missing",
        missing=lambda case: case.page.photos_without_alt > 0,
        message=_("Some photos do not say what they show."),
        remedy=_("Choose the room or write a caption: who cannot see the photo hears it."),
        field="body",
        block="gallery",
        place=Place.BLOCK,
        origin=sources.HOUSE,
    ),
    warning(
        "photo_rights_end",
        missing=_photo_rights_end,
        message=_("The right to show a photo has ended or ends soon."),
        says=_photo_rights_words,
        remedy=_("Ask the photographer for more time, or take the photo off the page."),
        field="body",
        block="gallery",
        place=Place.BLOCK,
        origin=sources.HOUSE,
    ),
)
