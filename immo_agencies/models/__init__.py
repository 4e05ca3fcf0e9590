from immo_agencies.models.absence import Absence
from immo_agencies.models.agency import Agency, AgencyHome
from immo_agencies.models.audit import AuditEvent
from immo_agencies.models.invitation import Invitation
from immo_agencies.models.membership import Membership, MembershipPage
from immo_agencies.models.moderation import AgencyModerationTask
from immo_agencies.models.support import SupportSession

__all__ = [
    "Absence",
    "Agency",
    "AgencyHome",
    "AgencyModerationTask",
    "AuditEvent",
    "Invitation",
    "Membership",
    "MembershipPage",
    "SupportSession",
]
