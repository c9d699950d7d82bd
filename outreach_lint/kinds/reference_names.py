"""Kind `reference`: the checks of names, the reader's and their company's."""

from collections.abc import Callable, Iterator, Mapping

from outreach_lint.kinds.base import Find, Hit, View
from outreach_lint.kinds.resources import Resources

_CHECKS_OF_NAMES: Mapping[str, str] = {"other": "wrong_name", "misspelt": "misspelt_name", "mailbox": "mailbox_name"}


def shouted_name(resources: Resources) -> Find:
    """Return what finds names in capitals that are not written so."""
    allowed = {name.casefold() for name in resources.names}

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.capitals import shouted_names

        document = view.document
        for part in view.parts:
            greeting = document.greeting.name if part == "body" and document.greeting else None
            skip = document.not_prose() if part == "body" else ()
            text = document.text(part)
            for name in shouted_names(text, document.message.prospect, greeting, skip):
                if text[name.start : name.end].casefold() in allowed or not view.covers(part, name.start, name.end):
                    continue
                yield Hit(part, name.start, name.end, {"expected": name.suggestion}, name.suggestion)

    return find


def name_check(check: str) -> Callable[[Resources], Find]:
    """Return what makes the finder of one fault of the name in the greeting."""

    def make(resources: Resources) -> Find:
        del resources

        def find(view: View) -> Iterator[Hit]:
            for part in view.parts:
                for found in view.document.wrong_names(part):
                    if _CHECKS_OF_NAMES[found.kind] == check and view.covers(part, found.start, found.end):
                        yield Hit(part, found.start, found.end, {"expected": found.expected}, found.expected or None)

        return find

    return make


def wrong_company(resources: Resources) -> Find:
    """Return what finds another company in the place of the reader's."""
    del resources

    def find(view: View) -> Iterator[Hit]:
        from outreach_lint.document.wrong_company import company_mismatches

        document = view.document
        message = "\n".join(document.prose(part) for part in view.parts)
        prospect, sender = document.message.prospect, document.message.sender
        for part in view.parts:
            text = document.text(part)
            for found in company_mismatches(text, prospect, sender, message, subject=part == "subject"):
                if view.covers(part, found.start, found.end):
                    yield Hit(part, found.start, found.end, {"expected": found.expected}, found.expected)

    return find
