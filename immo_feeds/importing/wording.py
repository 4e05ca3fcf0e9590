"""What the report says about a property, in the words of the person who made the file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from immo_agencies.permissions import Refusal
from immo_feeds.csv_source.parse import ParsedProperty
from immo_feeds.csv_source.rules import SourceMapping
from immo_feeds.importing.incoming import ENERGY
from immo_feeds.importing.report import Line
from immo_pages.bulk import BulkResult, Outcome


class Wording:
    """Makes lines for rows of one mapping."""

    def __init__(self, mapping: SourceMapping) -> None:
        self._columns = {"reference": mapping.reference}
        for rule in (*mapping.columns, *mapping.texts):
            if rule.columns:
                self._columns[rule.field.name] = rule.columns[0]
        if mapping.energy and mapping.energy[0].columns:
            self._columns[ENERGY] = self._columns["body"] = mapping.energy[0].columns[0]

    def of_result(self, parsed: ParsedProperty, result: BulkResult) -> list[Line]:
        """Lines for what became of a property."""
        lines = [self._reason(parsed, reason) for reason in result.reasons]
        if result.error is not None:
            lines += self._errors(parsed, result.error)
        if result.waits:
            text = _("There are unpublished changes: the new content waits with them in the draft.")
            lines.append(self._line(parsed, "waits_in_draft", text, _("publish or undo them")))
        if result.outcome == Outcome.LOCKED:
            text = _("The page is locked and was left as it is.")
            lines.append(self._line(parsed, "page_locked", text, _("unlock it, then import again")))
        if result.outcome == Outcome.IN_WORKFLOW:
            text = _("The page is waiting for approval and was left as it is.")
            lines.append(
                self._line(parsed, "page_in_moderation", text, _("import again after the approval"))
            )
        return lines

    def of_kept(self, parsed: ParsedProperty, part: str, said: Any) -> Line:
        """A field of the marketer that the file wanted to change."""
        text = _("The value was changed by hand and was kept.")
        return Line(
            row=parsed.row_number,
            column=self.column(part),
            value="" if said is None else str(said)[:200],
            code="kept_by_hand",
            message=text,
            expected=_("change it in the page if the file is right"),
            reference=parsed.reference,
        )

    def of_deleted(self, parsed: ParsedProperty) -> Line:
        """A property whose page the agency deleted."""
        text = _("The page of this property was deleted here; it is not made again.")
        return self._line(parsed, "page_deleted", text, _("take it out of the file"))

    def of_missing_photo(self, parsed: ParsedProperty, name: str) -> Line:
        """A photo that the row names and the folder lacks."""
        return Line(
            row=parsed.row_number,
            column="photos",
            value=name,
            code="photo_missing_in_folder",
            message=_("“%(name)s” is not in the folder of photos.") % {"name": name},
            expected=_("a file name such as front.jpg"),
            reference=parsed.reference,
        )

    def column(self, part: str) -> str:
        """The column of the file that fills ``part``; our own name where none does."""
        return self._columns.get(part, part)

    def _reason(self, parsed: ParsedProperty, reason: Any) -> Line:
        column = "" if isinstance(reason, Refusal) else self.column(reason.field)
        message = _("It stays a draft: %(reason)s") % {"reason": reason.message}
        return self._line(parsed, reason.code, message, reason.remedy, column=column)

    def _errors(self, parsed: ParsedProperty, error: ValidationError) -> list[Line]:
        return [
            Line(
                row=parsed.row_number,
                column=self.column(name),
                value=str(self._value(parsed, name))[:200],
                code=f"{name}_refused",
                message=_("The row was not imported: %(reason)s") % {"reason": " ".join(messages)},
                expected=" ".join(messages),
                level="error",
                reference=parsed.reference,
            )
            for name, messages in error.message_dict.items()
        ]

    def _value(self, parsed: ParsedProperty, name: str) -> Any:
        own = {"reference": parsed.reference, "title": parsed.title}
        return own.get(name, parsed.values.get(name, ""))

    def _line(
        self, parsed: ParsedProperty, code: str, message: str, expected: str, column: str = ""
    ) -> Line:
        return Line(
            row=parsed.row_number,
            column=column or self.column("reference"),
            value=parsed.reference if not column else "",
            code=code,
            message=message,
            expected=expected,
            reference=parsed.reference,
        )
