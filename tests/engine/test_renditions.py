"""What only recipients of a template can read is found at its place in the template."""

from outreach_lint import Finding, Linter, Message


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
