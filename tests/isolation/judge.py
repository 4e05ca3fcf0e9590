"""Add up and judge what the processes of `make isolation` found."""

import sys

import django

django.setup()  # the oracles name models

from tests.isolation import report  # noqa: E402

if __name__ == "__main__":
    raise SystemExit(report.main(float(sys.argv[1])))
