"""From what people write (a web, mail or phone address) to what a link may hold."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from immo_blocks.addresses import is_web_address

_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{5,24}")


def link_target(written: str) -> str:
    """The ``https:``, ``mailto:`` or ``tel:`` address that ``written`` means; blank for none.

    No other scheme ever comes out, so the answer may stand in a link.
    """
    text = written.strip()
    if is_web_address(text):
        return text
    if text.startswith("www.") and is_web_address(f"https://{text}"):
        return f"https://{text}"
    mail = text.removeprefix("mailto:")
    if "@" in mail and _is_mail(mail):
        return f"mailto:{mail}"
    phone = text.removeprefix("tel:")
    if _PHONE.fullmatch(phone):
        return "tel:" + re.sub(r"[^+0-9]", "", phone)
    return ""


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
