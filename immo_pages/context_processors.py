"""What every public template knows: whose site it is and in which languages."""

from typing import Any

from django.http import HttpRequest

from immo_agencies.middleware import is_admin_path
from immo_agencies.tenancy import agency_of_host


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """``site_agency`` of the host; previews in the admin set their own."""
    if is_admin_path(request.path_info):
        return {}
    return {"site_agency": agency_of_host(request)}
