"""All rules, in the order in which an editor meets them."""

from immo_pages.advert_rules import agency, certificate, energy, france, general, planning
from immo_pages.advert_rules.rule import AdvertRule

#: Day on which the newest rule was written: printed on every statement of compliance.
RULES_VERSION = "2026-11-22"

RULES: tuple[AdvertRule, ...] = (
    *general.RULES,
    *energy.RULES,
    *france.RULES,
    *planning.RULES,
    *agency.RULES,
    *certificate.RULES,
)
