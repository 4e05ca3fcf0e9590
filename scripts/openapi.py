"""Write clients/typescript/openapi.json from the operations in the code: part of `make client`.

`--check` writes nothing and fails when the document is not what the code says.
"""

import json
import os
import sys
from pathlib import Path

DOCUMENT = Path("clients/typescript/openapi.json")


def document() -> str:
    """The document as the code wants it, every name in its place."""
    from immo_delivery.api import api
    from immo_delivery.middleware import PREFIX

    said = api.get_openapi_schema(path_prefix=PREFIX)
    return json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the document."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    wanted = document()
    if "--check" not in arguments:
        DOCUMENT.write_text(wanted)
        return 0
    if DOCUMENT.exists() and DOCUMENT.read_text() == wanted:
        return 0
    print(f"{DOCUMENT} is not what the code says: run `make client`.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
