"""The language of a text."""

import pytest

from outreach_lint.document.languages import other_language

TEXTS = {
    "German": "wir haben gesehen dass ihr Lager in Ulm auch am Samstag offen ist ",
    "French": "nous avons vu que votre atelier est ouvert le samedi et le dimanche ",
    "Spanish": "hemos visto que su taller abre los sábados y quién hace los turnos ",
    "Italian": "ho visto che il vostro magazzino è aperto il sabato e la domenica ",
    "Portuguese": "vi que a sua oficina abre aos sábados e quem faz os turnos em Braga ",
    "Dutch": "ik zag dat jullie magazijn ook op zaterdag open is voor de chauffeurs ",
    "Polish": "wiem że Państwa magazyn jest czynny w soboty i kto u Państwa układa grafik ",
    "Swedish": "jag såg att ert lager har öppet på lördagar och undrar vem som gör schemat ",
    "another script": "\u0438 \u043d\u0430 " * 6,
    "": "we saw that your workshop in Vigo opens on Saturdays and who sets the shifts ",
}
DISHES = "your page lists pane e olio and torta della nonna and we would like to know which the guests order "
PARTS = "pipes valves flanges elbows gaskets bolts nuts washers pumps motors cables switches lamps fans hoses "


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_known_by_its_small_words(language: str) -> None:
    assert other_language((TEXTS[language] * 2).split()) == language


@pytest.mark.parametrize("text", ["ich bin am Samstag da", DISHES, PARTS * 2])
def test_few_words_lists_and_dishes_tell_nothing(text: str) -> None:
    assert other_language(text.split()) == ""
