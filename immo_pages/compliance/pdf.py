"""The statement as PDF, by typst: A4, readable in grey, its text selectable and tagged."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from immo_pages.compliance.results import RuleResult, State
from immo_pages.compliance.statement import Statement
from immo_pages.formats import date_text

_SHEET = Path(__file__).with_name("statement.typ")


@cache
def can_print() -> bool:
    """Whether typst is installed: the extra ``print`` of the package."""
    return find_spec("typst") is not None


def as_pdf(statement: Statement, *, image: bool = False) -> bytes:
    """``statement`` as PDF/UA in the active language; ``image``: its first page as PNG.

    What people typed goes in as data and is never read as markup.
    """
    import typst  # 80 MB of compiler: read by the process that prints, not by every one

    # A folder of its own, so that the sheet can read nothing else.
    data = json.dumps(_data(statement), ensure_ascii=False)
    options: dict[str, Any] = (
        {"format": "png", "ppi": 110.0} if image else {"format": "pdf", "pdf_standards": "ua-1"}
    )
    made: Any = typst.compile(
        str(_SHEET),
        root=str(_SHEET.parent),
        sys_inputs={"data": data},
        # The same sheet on every machine: only the fonts that come with typst.
        ignore_system_fonts=True,
        **options,
    )
    return bytes(made[0] if isinstance(made, list) else made)


def _data(statement: Statement) -> dict[str, Any]:
    """All texts of the sheet, in the active language."""
    return {
        "language": (get_language() or "fr")[:2],
        "title": _("Statement of compliance of an advert"),
        "number": _("Statement %(number)s") % {"number": statement.number},
        "date": date_text(statement.made_at),
        "page": _("Page"),
        "verdict": verdict(statement),
        "facts": facts(statement),
        "imprint_title": _("Agency"),
        "imprint": imprint(statement),
        "headings": [_("Mention"), _("Result"), _("Law and source")],
        "groups": [
            {"title": title, "rows": [_row(one) for one in found]}
            for title, found in groups(statement)
        ],
        "note": note(statement),
    }


def _row(one: RuleResult) -> dict[str, str]:
    return {
        "subject": one.subject,
        "level": _("required") if one.required else _("recommended"),
        "state": str(one.state.label),
        "text": one.text,
        "law": one.law,
        "source": one.source,
        "status": _("unverified") if one.unverified else "",
    }


def groups(statement: Statement) -> list[tuple[str, list[RuleResult]]]:
    """Results by what came out, what is missing first; empty groups are left out."""
    titles = (
        (State.MISSING, _("Missing")),
        (State.PRESENT, _("Present")),
        (State.NOT_APPLICABLE, _("Not applicable")),
    )
    found = [
        (title, [one for one in statement.results if one.state == state]) for state, title in titles
    ]
    return [(title, results) for title, results in found if results]


def verdict(statement: Statement) -> str:
    """The result in one sentence."""
    required, advised = statement.missing_required, statement.missing_advised
    words = {"required": required, "advised": advised}
    if required:
        return _("Missing: %(required)d required, %(advised)d recommended.") % words
    if advised:
        return _("No required mention is missing; %(advised)d recommended.") % words
    return _("No mention is missing.")


def facts(statement: Statement) -> list[tuple[str, str]]:
    """The property, the version and who asked, as pairs of words."""
    page, revision = statement.page, statement.revision
    street = " ".join(filter(None, [page.street, page.house_number, page.box]))
    place = " ".join(filter(None, [page.postal_code, page.city]))
    version = _("no saved version")
    if revision is not None:
        words = {"number": revision.pk, "day": date_text(revision.created_at)}
        version = _("no. %(number)s of %(day)s") % words
    state = _("published") if statement.is_published else _("not published")
    return [
        (_("Property"), page.title),
        (_("Reference"), page.reference or "–"),
        (_("Address"), ", ".join(filter(None, [street, place])) or "–"),
        (_("Region"), statement.region),
        (_("Kind"), f"{page.get_transaction_display()}, {page.get_category_display()}"),
        (_("Version"), f"{version} ({state})"),
        (_("Version of the rules"), statement.rules_version),
        (_("Made by"), f"{statement.made_by}, {statement.agency}"),
    ]


def imprint(statement: Statement) -> list[str]:
    """Who advertises; parts that are not known are left out."""
    agency = statement.agency
    place = " ".join(filter(None, [agency.postal_code, agency.city]))
    numbers = [
        agency.vat_number,
        agency.ipi_number and _("IPI/BIV no. %(number)s") % {"number": agency.ipi_number},
    ]
    contact = [agency.phone, agency.email]
    lines = [
        " · ".join(dict.fromkeys(filter(None, [agency.name, agency.legal_name]))),
        ", ".join(filter(None, [agency.street, place])),
        " · ".join(filter(None, numbers)),
        " · ".join(filter(None, contact)),
    ]
    return [line for line in lines if line]


def note(statement: Statement) -> str:
    """What the statement is, and what it is not."""
    return _(
        "This statement holds the advert against the rules that this service knows on that day. "
        "“Unverified” means that nobody has read the law itself. It is no legal advice and says "
        "nothing of the truth of what the advert tells."
    )
