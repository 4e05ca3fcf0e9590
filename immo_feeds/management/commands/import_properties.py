"""Import the properties of a CSV file into an agency."""

import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

import immo_feeds
from immo_agencies.models import Agency
from immo_feeds.actions import BATCH, ImportOrder, ImportReport, import_properties
from immo_feeds.csv_source.mapping import load_mapping
from immo_feeds.importing.report import Tally

EXAMPLE = Path(immo_feeds.__file__).parent / "mappings" / "belgian_portal_sample.toml"


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise ArgumentTypeError(_("a whole number of at least 1"))
    return int(text)


def _report_path(text: str) -> Path:
    path = Path(text)
    if path.suffix not in {".csv", ".json"} or not path.parent.is_dir():
        raise ArgumentTypeError(_("a .csv or .json file in a folder that exists"))
    return path


class Command(BaseCommand):
    help = (
        "Import the properties of a .csv or .csv.gz file. Run again, it changes only what changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, where it goes, and how."""
        parser.add_argument("file", type=Path, metavar="FILE", help=".csv or .csv.gz")
        parser.add_argument("--agency", required=True, metavar="SLUG", help="slug of the agency")
        parser.add_argument(
            "--mapping",
            type=Path,
            metavar="FILE.toml",
            help="which column is which fact; by default FILE.toml beside the file, "
            "else the shipped example",
        )
        parser.add_argument("--photos", type=Path, metavar="DIR", help="folder of photo files")
        parser.add_argument("--language", default="", help="of the pages; the agency's first")
        parser.add_argument("--publish", action="store_true", help="put complete ones on air")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would")
        parser.add_argument("--limit", type=_positive, metavar="N", help="read the first N rows")
        parser.add_argument("--user", metavar="EMAIL", help="in whose name; must be a member")
        parser.add_argument(
            "--report", type=_report_path, metavar="FILE", help="every remark as .csv or .json"
        )
        parser.add_argument("--batch-size", type=_positive, default=BATCH, help="rows at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        """Parse, one call, answer."""
        try:
            order = self._order(options)
            report = import_properties(
                order, progress=self._progress(options), report=options["report"]
            )
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        except PermissionDenied as error:
            raise CommandError(str(error)) from error
        if self._shows_progress(options):
            self.stderr.write("")
        self._answer(report, order)

    def _order(self, options: dict[str, Any]) -> ImportOrder:
        agency = Agency.objects.filter(slug=options["agency"]).first()
        if agency is None:
            known = ", ".join(Agency.objects.values_list("slug", flat=True))
            raise CommandError(
                _("There is no agency “%(slug)s”; there are: %(known)s")
                % {"slug": options["agency"], "known": known}
            )
        for path in (options["file"], options["photos"]):
            if path is not None and not path.exists():
                raise CommandError(_("%s does not exist.") % path)
        beside = Path(str(options["file"]).removesuffix(".gz")).with_suffix(".toml")
        mapping = options["mapping"] or (beside if beside.exists() else EXAMPLE)
        return ImportOrder(
            agency=agency,
            path=options["file"],
            mapping=load_mapping(mapping),
            language=options["language"] or agency.default_language,
            user=self._user(options["user"]),
            photos=options["photos"],
            publish=options["publish"],
            dry_run=options["dry_run"],
            limit=options["limit"],
            batch_size=options["batch_size"],
        )

    def _user(self, email: str | None) -> Any:
        if not email:
            return None
        model = get_user_model()
        try:
            return model._default_manager.get_by_natural_key(email)
        except model.DoesNotExist as error:
            raise CommandError(_("There is no person “%s”.") % email) from error

    def _shows_progress(self, options: dict[str, Any]) -> bool:
        return options["verbosity"] >= 2 or (options["verbosity"] == 1 and sys.stderr.isatty())

    def _progress(self, options: dict[str, Any]) -> Any:
        if not self._shows_progress(options):
            return None

        def show(tally: Tally) -> None:
            counts = tally.counts
            line = _("row %(row)s: %(created)s new, %(updated)s changed, %(refused)s refused")
            numbers = {name: counts[name] for name in ("created", "updated", "refused")}
            self.stderr.write("\r" + line % {"row": tally.last_row, **numbers}, ending="")
            self.stderr.flush()

        return show

    def _answer(self, report: ImportReport, order: ImportOrder) -> None:
        if order.dry_run:
            self.stdout.write(_("Dry run: nothing was written. It would be:"))
        if report.resumed_after:
            self.stdout.write(
                _("Taken up after row %s, where the last run stopped.") % report.resumed_after
            )
        for label, count in _counted(report):
            self.stdout.write(f"{count:>9}  {label}")
        if report.tally.kinds:
            self.stdout.write("\n" + _("Remarks by kind, with the first of each:"))
        for kind, count in report.tally.kinds.most_common():
            first = next((line for line in report.tally.lines if line["code"] == kind), None)
            self.stdout.write(f"{count:>9}  {kind}" + (f": {first['message']}" if first else ""))


def _counted(report: ImportReport) -> list[tuple[str, int]]:
    counts = report.tally.counts
    rows = [
        (_("rows read"), counts["rows"]),
        (_("rows refused"), counts["refused"]),
        (_("new properties"), counts["created"]),
        (_("of them drafts"), counts["drafts"]),
        (_("put on air"), counts["live"]),
        (_("changed properties"), counts["updated"]),
        (_("changes that wait in a draft"), counts["waiting"]),
        (_("unchanged"), counts["unchanged"]),
        (_("values kept because they were changed by hand"), counts["kept_fields"]),
        (_("left alone (locked or waiting for approval)"), counts["left"]),
        (_("deleted here, still in the file"), counts["deleted"]),
        (_("photo files"), counts["photos"]),
    ]
    if report.absent is not None:
        rows.append((_("imported before, not in this file: left as they are"), report.absent))
    always = 6
    return rows[:always] + [row for row in rows[always:] if row[1]]
