"""What only recipients of a template can read is found at its place in the template."""

from making import compiled, rule

from outreach_lint import Finding, Linter, Message
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.document.document import Document
from outreach_lint.engine.renditions import with_renditions
from outreach_lint.engine.run import run_rules


def found(linter: Linter, body: str, subject: str | None = None) -> dict[str, Finding]:
    result = linter.lint(Message(id="t", body=body, subject=subject, kind="template"))
    return {finding.rule: finding for finding in result.findings}


def test_a_line_that_options_make_is_found_and_placed_over_them(linter: Linter) -> None:
    body = "Hi {{first_name}},\n\nI {hope|trust} this {email|note} finds you well. {{company}} has nine doors."
    finding = found(linter, body)["tone/hope-finds-you-well"]
    assert "{email|note}" in finding.excerpt
    assert body[finding.start : finding.end] == finding.excerpt
    assert finding.fix is None
    assert "the version with" in finding.message


def test_a_fault_that_only_one_branch_shows_is_found(linter: Linter) -> None:
    body = "Hi {{first_name}},\n\n{{#if late}}You never{{else}}{{company}} is in, I{{/if}} replied to my note."
    assert any(rule.startswith("guilt/") for rule in found(linter, body))


def test_what_the_template_itself_shows_is_told_once(linter: Linter) -> None:
    body = "Hi {{first_name}},\n\nI hope this email finds you well. {Our|My} plan for {{company}} is below."
    result = linter.lint(Message(id="t", body=body, kind="template"))
    assert [finding.rule for finding in result.findings].count("tone/hope-finds-you-well") == 1


def test_values_that_are_made_up_are_no_fault(linter: Linter) -> None:
    body = "Hi {{first_name}},\n\n{{#if city}}Your site in {{city}}{{else}}{{company}}{{/if}} opens in May. A plan?"
    plain = {rule.partition("/")[0] for rule in found(linter, body)}
    assert not plain & {"privacy", "names", "guilt", "pressure"}


def test_a_draft_has_no_versions(linter: Linter) -> None:
    body = "I {hope|trust} this {email|note} finds you well."
    result = linter.lint(Message(id="t", body=body, kind="draft"))
    assert not any("the version with" in finding.message for finding in result.findings)


def test_a_fault_of_one_option_says_which(linter: Linter) -> None:
    body = "Hi {{first_name}},\n\n{I saw|I read|You never replied, so I saw} the quay of {{company}}. Who plans it?"
    message = found(linter, body)["guilt/reader-fault"].message
    assert message.endswith("Only the version with “You never replied, so I saw” has it.")


def test_a_fault_of_one_branch_says_which(linter: Linter) -> None:
    body = "Hi {{first_name}},\n\n{% if city %}I saw{% else %}You never replied, so I saw{% endif %} your quay."
    assert "Only the version with city empty has it." in found(linter, body)["guilt/reader-fault"].message


def test_a_fault_of_all_options_names_none(linter: Linter) -> None:
    body = "Hi {{first_name}},\n\n{You never replied|You never answered}, so I saw the quay of {{company}}."
    assert all("Only the version" not in finding.message for finding in found(linter, body).values())


def every(body: str, *rules: CatalogRule) -> tuple[Finding, ...]:
    """Return what rules find in a template and its versions."""
    set_, document = compiled(*rules), Document(Message(id="t", body=body, kind="template"))
    return with_renditions(set_, document, run_rules(set_, document).findings)


def versions(body: str, *rules: CatalogRule) -> list[tuple[str, str]]:
    """Return the rules that find something in a template, with the messages."""
    return [(finding.rule, finding.message) for finding in every(body, *rules)]


def test_two_rules_that_find_the_same_words_of_a_version_are_both_told() -> None:
    body = "{{first_name}}, a {red|blue} {boat|lake}."
    told = versions(body, rule("red boat", "paint/red"), rule("a red boat", "paint/article"))
    assert sorted(name for name, _message in told) == ["paint/article", "paint/red"]
    assert all(" So reads the version with " in message for _name, message in told)


def test_a_finding_at_the_very_beginning_is_the_same_in_all_versions() -> None:
    body = "red boat of {{first_name}}: {a|the} lake."
    assert versions(body, rule("red boat", "paint/red")) == [("paint/red", "found red boat")]


def test_a_finding_of_every_version_says_nothing_of_versions() -> None:
    told = versions("{{first_name}}, {a|the} lake and a red boat.", rule("red boat", "paint/red"))
    assert told == [("paint/red", "found red boat")]


def test_what_a_version_shows_elsewhere_is_told_beside_what_the_template_shows() -> None:
    body = "A red boat of {{first_name}}. A {red|blue} {boat|lake}."
    found = every(body, rule("red boat", "paint/red"))
    assert [finding.excerpt for finding in found] == ["red boat", "red|blue} {boat"]


def test_what_a_version_shows_at_its_very_beginning_stands_there() -> None:
    (found,) = every("red {boat|lake} of {{first_name}}.", rule("red boat", "paint/red"))
    assert (found.start, found.excerpt) == (0, "red {boat")
    assert found.message == "found red boat So reads the version with every field filled."


def test_a_fix_beside_options_stands_in_the_template() -> None:
    body = "{Hi|Hello} JENNIFER,\n\nthe boat of {{company}} is in."
    check = rule({"kind": "reference", "check": "shouted_name"}, "names/shouted", fix="safe")
    (found,) = every(body, check)
    assert found.fix is not None
    assert (body[found.fix.start : found.fix.end], found.fix.text) == ("JENNIFER", "Jennifer")
