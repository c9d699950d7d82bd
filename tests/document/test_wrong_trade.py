"""Where a message takes its reader to be in another trade than the record's."""

from pathlib import Path

import pytest
import yaml

from outreach_lint.document.trades import trades_of
from outreach_lint.document.wrong_trade import trade_mismatches
from outreach_lint.model import Prospect

TABLE = yaml.safe_load((Path(__file__).parent / "tables" / "trade.yaml").read_text(encoding="utf-8"))


def mismatches(text: str, industry: str = "", company: str = "") -> list[str]:
    prospect = Prospect(first_name="Ada", company=company, industry=industry)
    return [text[span.start : span.end] for span in trade_mismatches(text, prospect)]


@pytest.mark.parametrize(("industry", "text", "found"), TABLE["wrong"])
def test_another_trade_is_found(industry: str, text: str, found: str) -> None:
    assert mismatches(text, industry=industry, company="Marsh") == [found]


@pytest.mark.parametrize(("industry", "text"), TABLE["right"])
def test_the_readers_trade_and_the_trades_of_others_are_left_alone(industry: str, text: str) -> None:
    assert mismatches(text, industry=industry, company="Marsh") == []


def test_a_company_tells_its_trade_by_its_last_word() -> None:
    assert mismatches("Your patients wait.", company="Elm Street Bakery") == ["patients"]
    assert mismatches("Your patients wait.", company="Bakery Row Holdings plc") == []


def test_what_else_the_record_tells_widens_the_trade() -> None:
    record = Prospect(company="Marsh", industry="Brewing", recent=("opened a restaurant in May",))
    assert {"brewery", "restaurant"} <= trades_of(record)
