from immo_agencies.models.agency import Agency, AgencyHome
from immo_agencies.models.membership import Membership
from immo_agencies.models.moderation import AgencyModerationTask

__all__ = ["Agency", "AgencyHome", "AgencyModerationTask", "Membership"]
