"""Write docs/reference/permissions.md from the roles in the code: `make permissions`.

`--check` writes nothing and fails when the page is not what the code says.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path

PAGE = Path("docs/reference/permissions.md")
HEAD = """# Who may do what

Generated from `immo_agencies.roles` and the duties of each room by `make permissions`; do not
edit. The specification it is tested against is `tests/suite/permission_matrix.csv`.

`+` yes, `o` on own and assigned properties, `-` no. A member whose access is narrowed to chosen
properties has `o` in the place of `+` wherever a property is concerned; "all properties" assigns
every one. Account managers and administrators always have the whole agency. "Support" is an
operator in a session that the agency allowed (read-only unless the agency said more),
"Emergency" one who had to enter without.

"""


def symbol(role: object, action: StrEnum) -> str:
    """The sign of ``role`` in the row of ``action``."""
    from immo_agencies.extension_points import role_actions
    from immo_agencies.roles import PROFILES, AgencyAction, Role

    if action not in role_actions(role):  # type: ignore[arg-type]
        return "-"
    assigned = isinstance(role, Role) and PROFILES[role].assigned
    return "o" if assigned and not isinstance(action, AgencyAction) else "+"


def page() -> str:
    """The page as the code wants it."""
    from django.utils.translation import override

    from immo_agencies.extension_points import action_words
    from immo_agencies.roles import PROFILES, Role, Visitor

    with override("en"):
        everybody = [*Role, *Visitor]
        names = [str(role.label) for role in Role] + ["Support", "Emergency"]
        roles = [f"- **{role.label}** (`{role.value}`): {PROFILES[role].summary}" for role in Role]
        rows = [
            f"| {words} | `{action.value}` | "
            + " | ".join(symbol(role, action) for role in everybody)
            + " |"
            for action, words in action_words().items()
        ]
    head = "| action | code | " + " | ".join(names) + " |"
    rule = "|---|---|" + "---|" * len(names)
    lines = ["## Roles", "", *roles, "", "## Actions", "", head, rule, *rows]
    return HEAD + "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the page."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    wanted = page()
    if "--check" not in arguments:
        PAGE.write_text(wanted)
        return 0
    if PAGE.exists() and PAGE.read_text() == wanted:
        return 0
    print(f"{PAGE} is not what the code says: run `make permissions`.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
