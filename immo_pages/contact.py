"""Whom to ask about a property."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from immo_blocks.facts.protocol import Contact
from immo_pages.facts import PublicFacts
from immo_pages.formats import CLOSED


def contact_of(facts: PublicFacts) -> Contact:
    """The agent of the property, completed by the agency; no visit of what is sold or let."""
    agent, agency = facts.agent, facts.agency
    closed = facts.status in CLOSED
    email = (agent.email if agent else "") or (agency.email if agency else "")
    subject = _("Visit: %(property)s") % {"property": facts.title}
    if facts.reference:
        subject = f"{subject} ({facts.reference})"
    return Contact(
        name=agent.name if agent else (agency.name if agency else ""),
        title=agent.title if agent else "",
        ipi_number=(agent.ipi_number if agent else "") or (agency.ipi_number if agency else ""),
        phone=(agent.phone if agent else "") or (agency.phone if agency else ""),
        email=email,
        photo=(agent.photo or "") if agent else "",
        mailto=f"mailto:{email}?subject={quote(subject)}" if email and not closed else "",
    )
