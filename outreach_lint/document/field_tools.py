"""Which sending tools fill the fields of a text, told by how they are written."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.field_forms import Form, form_of
from outreach_lint.document.merge_fields import MergeField, flatten


class Tool(msgspec.Struct, frozen=True):
    """A sending tool, or several that are written alike, and the ways of writing a field that it fills."""

    name: str
    forms: frozenset[Form]


def _tool(name: str, *forms: Form) -> Tool:
    return Tool(name, frozenset(forms))


TOOLS: tuple[Tool, ...] = (
    _tool("HubSpot", "mustache_dotted", "hubspot_token", "liquid_block"),
    _tool("Mailchimp", "mailchimp", "mailchimp_block"),
    _tool("Salesforce Classic", "salesforce"),
    _tool("Salesforce Lightning", "triple"),
    _tool("Salesforce Marketing Cloud", "percent_pair", "ampscript"),
    _tool("Marketo", "marketo", "mustache_dotted"),
    _tool("Marketo Velocity", "velocity"),
    _tool("Account Engagement", "percent_pair", "mustache_dotted", "hash_block", "handlebars_block"),
    _tool("Outreach", "mustache", "mustache_dotted"),
    _tool("Salesloft", "mustache"),
    _tool("Apollo", "mustache", "hash_block", "apollo_block"),
    _tool("lemlist", "mustache", "liquid_block", "liquid_default"),
    _tool("Instantly", "mustache", "mustache_pipe", "random", "liquid_block"),
    _tool("Smartlead", "mustache", "percent_sender", "liquid_block", "liquid_default", "brace_choice"),
    _tool("EmailBison", "brace", "brace_pipe", "brace_choice"),
    _tool("Klaviyo", "mustache", "mustache_dotted", "django_default", "liquid_block"),
    _tool("SendGrid", "mustache", "mustache_dotted", "sendgrid_insert", "hash_block", "handlebars_block"),
    _tool("Braze", "braze", "braze_default", "liquid_block"),
    _tool("Customer.io", "mustache_dotted", "liquid_default", "liquid_block"),
    _tool("Iterable", "mustache", "mustache_dotted", "iterable_default", "hash_block", "handlebars_block", "section"),
    _tool("ActiveCampaign", "percent", "percent_sender", "percent_block"),
    _tool("Adobe Campaign", "erb"),
    _tool("Adobe Journey Optimizer", "journey", "journey_block", "liquid_block"),
    _tool("Jinja", "mustache", "mustache_dotted", "jinja_default", "jinja_or", "liquid_block"),
    _tool("Snov.io", "mustache", "mustache_colon"),
    _tool("Interceptly", "brace", "brace_colon"),
    _tool("Ortto", "dashes"),
    _tool("Groundhogg", "brace", "brace_double_colon"),
    _tool("Encharge", "mustache_dotted", "liquid_default", "liquid_block"),
    _tool("ChartMogul", "mustache_dotted", "chartmogul_fallback"),
    _tool("Pipelime, Cleanmails", "mustache", "mustache_pipe"),
    _tool("Lumail, ChannelX", "mustache", "mustache_or"),
    _tool("Pipl.ai", "mustache", "pipl_fallback", "random"),
    _tool("ColdSend", "mustache", "mustache_pipe", "double_brace_choice"),
    _tool("Saleshandy", "mustache"),
    _tool("Flexmail", "hash"),
    _tool("Unify", "brace"),
)
# Written so by few tools that we know all of: two of these in one message are never both filled.
_TELLING: frozenset[Form] = frozenset(
    {
        *("hubspot_token", "marketo", "braze", "braze_default", "sendgrid_insert", "iterable_default"),
        *("chartmogul_fallback", "pipl_fallback", "hash_block", "liquid_block"),
    }
)


def tools_for(text: str, fields: Sequence[MergeField]) -> tuple[str, ...]:
    """Return the tools that fill all fields of a text, those first that know no other way; none without fields."""
    forms = {form_of(text, field) for field in flatten(fields) if _counts(field)}
    found = [tool for tool in TOOLS if forms and forms <= tool.forms]
    return tuple(tool.name for tool in sorted(found, key=lambda tool: len(tool.forms)))


def find_mixed_forms(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield the fields that no tool fills along with the others, though all are in double braces or blocks."""
    telling = [(field, form_of(text, field)) for field in fields if _counts(field) and field.role in _TOLD]
    counts = Counter(form for _, form in telling if form in _TELLING)
    if len(counts) < 2 or any(counts.keys() <= tool.forms for tool in TOOLS):  # noqa: PLR2004 - two do not go together
        return
    leading = counts.most_common(1)[0][0]
    example = next(text[field.start : field.end] for field, form in telling if form == leading)
    for field, form in telling:
        if form in counts and not any({form, leading} <= tool.forms for tool in TOOLS):
            yield FieldFault(field.start, field.end, "mixed_dialects", f"beside {example[:_SHOWN]}")


_TOLD = frozenset({"field", "open"})
_SHOWN = 40


def _counts(field: MergeField) -> bool:
    return field.role != "comment" and not field.quoted
