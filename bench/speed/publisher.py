"""One publish a second until it is stopped: `python -m bench.speed.publisher HOST`.

It prints a line after the first one: to start an interpreter is no part of the load.
"""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.speed.settings")


def main() -> int:
    """Change a price, publish, sleep the rest of the second."""
    import django

    django.setup()
    from wagtail.models import Site

    from immo_agencies.scope import agency_scope
    from immo_agencies.tenancy import agency_of
    from immo_pages.models import PropertyPage

    site = Site.objects.get(hostname=sys.argv[1])
    with agency_scope(agency_of(site)):
        pages = list(PropertyPage.objects.descendant_of(site.root_page).live()[:50])
        number = 0
        while True:
            began = time.monotonic()
            page = PropertyPage.objects.get(pk=pages[number % len(pages)].pk)
            page.price += 1
            page.save_revision().publish()
            number += 1
            if number == 1:
                print("publishing", flush=True)
            time.sleep(max(0.0, 1 - (time.monotonic() - began)))


if __name__ == "__main__":
    raise SystemExit(main())
