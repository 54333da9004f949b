"""Rules on translations: a fault that changes what a family reads is told at its line; a good translation is left alone."""

import pytest

from plainfacts.catalogues.catalogue_entries import Entry
from plainfacts.checks.translations.names_and_marks import proper_names
from plainfacts.checks.translations.run import breaches_in, problems_of
from plainfacts.checks.translations.translated_text import TranslatedText, TranslationContext
from plainfacts.checks.translations.words_of_language import lexicon_of
from plainfacts.facts.load import load
from site_files import site_files

FACTS = load(site_files()).facts

GOOD = {
    (
        "nl",
        "en",
        "About 82 out of 100 children were alive after 5 years.",
    ): "Ongeveer 82 van de 100 kinderen leefden na 5 jaar nog.",
    ("nl", "dose", "The dose is 5 mg every 3 weeks."): "De dosis is 5 mg elke 3 weken.",
    ("nl", "not", "Do not give ibuprofen. Call your team first."): "Geef geen ibuprofen. Bel eerst je team.",
    ("nl", "may", "It may not help your child."): "Het kan zijn dat het je kind niet helpt.",
    ("nl", "least", "Your child must be at least 2 years old."): "Je kind moet minstens 2 jaar oud zijn.",
    (
        "nl",
        "before",
        "Stop the medicine 14 days before the trial starts.",
    ): "Stop met het medicijn 14 dagen voor de studie begint.",
    (
        "nl",
        "name",
        "The marker CD19 stands on the cancer cells (NCT01234567).",
    ): "De marker CD19 zit op de kankercellen (NCT01234567).",
    (
        "nl",
        "link",
        'Read [when to call](when-to-call.md) and {{ fact("a", "ages") }}.',
    ): 'Lees [wanneer je belt](when-to-call.md) en {{ fact("a", "ages") }}.',
    ("nl", "braces", "Reviewed by {by} on {date}."): "Nagekeken door {by} op {date}.",
    (
        "nl",
        "three",
        "Some children get a fever. The team watches closely. Call at once.",
    ): "Sommige kinderen krijgen koorts. Het team let goed op. Bel meteen.",
    ("nl", "date", "It was open on 28 April 2026."): "Hij was open op 28 april 2026.",
    ("nl", "call", "Call 112 now."): "Bel nu 112.",
    (
        "de",
        "fever",
        "Call your team if your child has a fever. Do not wait.",
    ): "Rufen Sie Ihr Team an, wenn Ihr Kind Fieber hat. Warten Sie nicht.",
    ("de", "under", "It is for children under 18 years."): "Sie ist für Kinder unter 18 Jahren.",
    ("de", "many", "It has 1,500 places in two countries."): "Sie hat 1.500 Plätze in zwei Ländern.",
    ("de", "without", "Never stop without asking."): "Hören Sie nie auf, ohne zu fragen.",
    (
        "fr",
        "blood",
        "A drip goes into a vein. It takes 2 hours.",
    ): "Une perfusion passe dans une veine. Elle dure 2\u202fheures.".replace("\u202f", " "),
    ("fr", "no", "Your child will not feel the machine."): "Votre enfant ne sentira pas la machine.",
    ("fr", "most", "At most 4 children join each month."): "Au plus 4 enfants participent chaque mois.",
    ("fr", "unless", "Do not come unless we call you."): "Ne venez pas, sauf si nous vous appelons.",
    ("he", "year", "Your child must be at least 6 months old."): "הילד צריך להיות לפחות בן 6 חודשים.",
    ("he", "no", "Do not give ibuprofen without asking your team."): "אסור לתת איבופרופן בלי לשאול את הצוות.",
    ("he", "chance", "90 out of 100 children were alive after 5 years."): "90 מתוך 100 ילדים היו בחיים אחרי 5 שנים.",
    ("nl", "cells", "It is for T-cell ALL with a high risk."): "Het is voor T-cel-ALL met een hoog risico.",
    ("nl", "days", "It takes 5 days, then 3 weeks."): "Het duurt 5 dagen, en dan 3 weken.",
    (
        "nl",
        "scales",
        "Karnofsky is used if they are older than 12 years, and Lansky if they are younger.",
    ): "Karnofsky wordt gebruikt als ze ouder zijn dan 12 jaar, en Lansky als ze jonger zijn.",
    ("nl", "no", "You can say no to it."): "Je kunt er nee tegen zeggen.",
    ("de", "harm", "It can cause severe bleeding."): "Es kann schwere Blutungen verursachen.",
    ("de", "only", "It is given only in hospital."): "Es wird nur im Krankenhaus gegeben.",
    (
        "fr",
        "list",
        "It can hurt bones, muscles or joints.",
    ): "Cela peut faire mal aux os, aux muscles ou aux articulations.",
    ("fr", "always", "Saying no is always possible."): "Dire non est toujours possible.",
    ("fr", "more", "In more children, it came back early."): "Chez plus d’enfants, elle est revenue tôt.",
    ("nl", "points", "It compares two ways at three points."): "Die vergelijkt twee manieren op drie punten.",
    ("nl", "signals", "Cells release many signals at once."): "Cellen geven veel signalen tegelijk af.",
    ("de", "place", "In Israel, your parents decide."): "In Israel entscheiden die Eltern.",
    ("de", "plan", "It belongs to a German treatment plan."): "Er gehört zu einem deutschen Behandlungsplan.",
    ("de", "signal", "It blocks a growth signal (JAK-STAT)."): "Es hemmt ein Wachstumssignal (JAK-STAT).",
    ("de", "call", "Call the emergency number now."): "Rufen Sie jetzt den Notruf an.",
    ("he", "once", "The leukaemia came back once."): "הלוקמיה חזרה פעם אחת.",
    ("nl", "number", "Call the emergency number at once."): "Bel meteen het alarmnummer.",
    ("nl", "day", "Call your team on the same day."): "Bel je team nog dezelfde dag.",
    ("fr", "never", "Never stop steroids without your team."): "N’arrêtez jamais les stéroïdes sans votre équipe.",
}

FAULTS = [
    ("nl", "en", "translation-number", "Ongeveer 28 van de 100 kinderen leefden na 5 jaar nog."),
    ("nl", "en", "translation-number", "Ongeveer 82 van de 1000 kinderen leefden na 5 jaar nog."),
    ("nl", "en", "translation-number", "Ongeveer 82 van de 100 kinderen leefden na jaren nog."),
    ("nl", "en", "translation-unit", "Ongeveer 82 van de 100 kinderen leefden na 5 maanden nog."),
    ("nl", "en", "translation-limit", "Ongeveer 82 van de 100 kinderen leefden voor 5 jaar nog."),
    ("nl", "en", "translation-english", "About 82 out of 100 children were alive after 5 years."),
    ("nl", "en", "translation-denial-added", "Ongeveer 82 van de 100 kinderen leefden na 5 jaar niet meer."),
    ("nl", "dose", "translation-number", "De dosis is 50 mg elke 3 weken."),
    ("nl", "dose", "translation-unit", "De dosis is 5 ml elke 3 weken."),
    ("nl", "dose", "translation-unit", "De dosis is 5 mg elke 3 maanden."),
    ("nl", "dose", "translation-unit", "De dosis is 5 elke 3 weken."),
    ("nl", "dose", "translation-number", "De dosis is 5 mg elke vier weken."),
    ("nl", "not", "translation-negation", "Geef ibuprofen. Bel eerst je team."),
    ("nl", "not", "translation-whole", "Geef geen ibuprofen."),
    ("nl", "not", "translation-address", "Geef geen ibuprofen. Bel eerst uw team."),
    ("nl", "not", "translation-denial-added", "Geef geen ibuprofen. Bel niet eerst je team."),
    ("nl", "may", "translation-negation", "Het kan zijn dat het je kind helpt."),
    ("nl", "may", "translation-english", "It may not help your child."),
    ("nl", "least", "translation-limit", "Je kind moet hoogstens 2 jaar oud zijn."),
    ("nl", "least", "translation-number", "Je kind moet minstens 12 jaar oud zijn."),
    ("nl", "least", "translation-unit", "Je kind moet minstens 2 maanden oud zijn."),
    ("nl", "least", "translation-limit", "Je kind moet 2 jaar oud zijn."),
    ("nl", "before", "translation-limit", "Stop met het medicijn 14 dagen na het begin van de studie."),
    ("nl", "before", "translation-unit", "Stop met het medicijn 14 weken voor de studie begint."),
    ("nl", "before", "translation-number", "Stop met het medicijn 4 dagen voor de studie begint."),
    ("nl", "name", "translation-name", "De marker CD20 zit op de kankercellen (NCT01234567)."),
    ("nl", "name", "translation-name", "De marker CD19 zit op de kankercellen (NCT01234576)."),
    ("nl", "name", "translation-name", "De marker zit op de kankercellen (NCT01234567)."),
    ("nl", "link", "translation-marks", 'Lees [wanneer je belt](first-days.md) en {{ fact("a", "ages") }}.'),
    ("nl", "link", "translation-marks", 'Lees [wanneer je belt](when-to-call.md) en {{ fact("a", "phase") }}.'),
    ("nl", "link", "translation-marks", 'Lees wanneer je belt en {{ fact("a", "ages") }}.'),
    ("nl", "link", "translation-marks", "Lees [wanneer je belt](when-to-call.md) en de leeftijden."),
    ("nl", "braces", "translation-marks", "Nagekeken op {date}."),
    ("nl", "braces", "translation-marks", "Nagekeken door {naam} op {date}."),
    ("nl", "braces", "translation-marks", "Nagekeken door {date} op {date}."),
    ("nl", "three", "translation-whole", "Sommige kinderen krijgen koorts. Bel meteen."),
    ("nl", "three", "translation-whole", "Sommige kinderen krijgen koorts. Het team let goed op."),
    (
        "nl",
        "three",
        "translation-english",
        "Sommige kinderen krijgen koorts. The team watches closely and will call you. Bel meteen.",
    ),
    ("nl", "date", "translation-date", "Hij was open op 28 maart 2026."),
    ("nl", "date", "translation-number", "Hij was open op 18 april 2026."),
    ("nl", "date", "translation-number", "Hij was open op 28 april 2025."),
    ("nl", "date", "translation-denial-added", "Hij was niet open op 28 april 2026."),
    ("nl", "call", "translation-number", "Bel nu 911."),
    ("nl", "call", "translation-number", "Bel nu het alarmnummer."),
    ("de", "fever", "translation-negation", "Rufen Sie Ihr Team an, wenn Ihr Kind Fieber hat. Warten Sie."),
    ("de", "fever", "translation-address", "Ruf dein Team an, wenn dein Kind Fieber hat. Warte nicht."),
    ("de", "fever", "translation-whole", "Rufen Sie Ihr Team nicht an."),
    ("de", "under", "translation-limit", "Sie ist für Kinder über 18 Jahren."),
    ("de", "under", "translation-unit", "Sie ist für Kinder unter 18 Monaten."),
    ("de", "many", "translation-number", "Sie hat 1.500 Plätze in drei Ländern."),
    ("de", "many", "translation-number", "Sie hat 15.000 Plätze in zwei Ländern."),
    ("de", "without", "translation-negation", "Hören Sie auf und fragen Sie."),
    ("fr", "blood", "translation-unit", "Une perfusion passe dans une veine. Elle dure 2 jours."),
    ("fr", "blood", "translation-whole", "Elle dure 2 heures."),
    ("fr", "no", "translation-negation", "Votre enfant sentira la machine."),
    ("fr", "no", "translation-address", "Ton enfant ne sentira pas la machine."),
    ("fr", "most", "translation-limit", "Au moins 4 enfants participent chaque mois."),
    ("fr", "unless", "translation-negation", "Venez quand nous vous appelons."),
    ("he", "year", "translation-number", "הילד צריך להיות לפחות בן 16 חודשים."),
    ("he", "year", "translation-limit", "הילד צריך להיות לכל היותר בן 6 חודשים."),
    ("he", "no", "translation-negation", "מותר לתת איבופרופן ולשאול את הצוות."),
    ("he", "chance", "translation-number", "80 מתוך 100 ילדים היו בחיים אחרי 5 שנים."),
    ("he", "chance", "translation-unit", "90 מתוך 100 ילדים היו בחיים אחרי 5 חודשים."),
    ("nl", "cells", "translation-name", "Het is voor B-cel-ALL met een hoog risico."),
    ("nl", "cells", "translation-limit", "Het is voor T-cel-ALL met een laag risico."),
    ("nl", "days", "translation-unit", "Het duurt 5 weken, en dan 3 weken."),
    (
        "nl",
        "scales",
        "translation-order",
        "Lansky wordt gebruikt als ze ouder zijn dan 12 jaar, en Karnofsky als ze jonger zijn.",
    ),
    ("nl", "no", "translation-denial-added", "Je kunt er geen nee tegen zeggen."),
    ("de", "harm", "translation-limit", "Es verursacht schwere Blutungen."),
    ("de", "only", "translation-limit", "Es wird im Krankenhaus gegeben."),
    ("de", "only", "translation-english", "It is given only im Krankenhaus, in hospital only if given."),
    ("fr", "list", "translation-whole", "Cela peut faire mal aux os ou aux articulations."),
    ("fr", "always", "translation-limit", "Dire non est rarement possible."),
    ("fr", "more", "translation-limit", "Chez moins d’enfants, elle est revenue tôt."),
    ("nl", "points", "translation-number", "Die vergelijkt twee manieren op twee punten."),
    ("nl", "signals", "translation-limit", "Cellen geven weinig signalen tegelijk af."),
    ("de", "place", "translation-limit", "In Italien entscheiden die Eltern."),
    ("de", "plan", "translation-limit", "Er gehört zu einem französischen Behandlungsplan."),
    ("de", "signal", "translation-name", "Es hemmt ein Wachstumssignal (JAK)."),
    ("de", "call", "translation-english", "Rufen Sie jetzt die emergency number an."),
    ("he", "once", "translation-limit", "הלוקמיה חזרה פעמיים."),
    ("nl", "number", "translation-limit", "Bel meteen je team."),
    ("nl", "number", "translation-limit", "Bel morgen het alarmnummer."),
    ("nl", "day", "translation-limit", "Bel je team de volgende dag."),
    ("fr", "never", "translation-limit", "Arrêtez les stéroïdes sans votre équipe."),
]


def test_a_word_in_brackets_is_the_word_of_the_glossary():
    english, words = "The soft middle of the bones (bone marrow).", {"bone marrow": ["moelle osseuse"]}
    assert told("fr", english, "L’intérieur mou des os (moelle osseuse).", words=words) == []
    found = told("fr", english, "L’intérieur mou des os (moelle épinière).", words=words)
    assert found == ["translations/x.po:7 translation-term"]


def test_words_in_brackets_stand_behind_what_they_explain():
    english = "An illness of the blood (leukaemia) or of glands (lymphoma)."
    words = {"leukaemia": ["leucémie"], "lymphoma": ["lymphome"]}
    said = "Une maladie du sang ({}) ou des ganglions ({})."
    assert told("fr", english, said.format("leucémie", "lymphome"), words=words) == []
    assert told("fr", english, said.format("lymphome", "leucémie"), words=words) == [
        "translations/x.po:7 translation-order"
    ]


def test_a_medicine_is_known_by_its_name_in_each_language():
    names = [("venetoclax", ("venetoclax",), ("vénétoclax",)), ("ALL", ("ALL",), ("LAL",)), ("AML", ("AML",), ("LAM",))]
    english = "It tests venetoclax for ALL."
    assert told("fr", english, "Il teste le vénétoclax pour la LAL.", names=names) == []
    for said in ("Il teste le navitoclax pour la LAL.", "Il teste le vénétoclax pour la LAM."):
        assert told("fr", english, said, names=names) == ["translations/x.po:7 translation-name"]


def told(language: str, english: str, said: str, **extra) -> list[str]:
    entry = Entry("content/x.md#top.0", english, "content/x.md", 9)
    names, texts = proper_names(FACTS), [TranslatedText(entry, english, said, 7)]
    context = TranslationContext("translations/x.po", lexicon_of(language), names, texts, **extra)
    return [f"{problem.path}:{problem.line} {problem.rule}" for problem in problems_of(context, breaches_in(context))]


def english_of(language: str, name: str) -> str:
    return next(key[2] for key in GOOD if key[:2] == (language, name))


@pytest.mark.parametrize(("key", "said"), GOOD.items(), ids=[f"{key[0]}-{key[1]}" for key in GOOD])
def test_a_good_translation_is_left_alone(key, said):
    assert told(key[0], key[2], said) == []


@pytest.mark.parametrize(("language", "name", "rule", "said"), FAULTS)
def test_a_fault_is_told_by_the_rule_that_knows_why(language, name, rule, said):
    assert f"translations/x.po:7 {rule}" in told(language, english_of(language, name), said)


LONG = "The team tells you what it is"
PAIRS = [
    # language, rule, English, the good translation, the nearest fault
    ("nl", "translation-whole", f"{LONG} about now.", "Het team zegt je alles nu.", "Het team."),  # 40 letters or more
    ("nl", "translation-whole", "The team tells you.", "Het team.", None),
    ("nl", "translation-whole", "It hurts arms, legs, and feet.", "Het doet pijn aan armen, benen en voeten.", "Het doet pijn aan armen en aan de beide voeten."),
    ("nl", "translation-marks", "One.\n\nTwo.", "Een.\n\nTwee.", "Een. Twee."),
    ("nl", "translation-marks", "See **this**.", "Zie **dit**.", "Zie dit."),
    ("nl", "translation-marks", "Text.[^1]", "Tekst.[^1]", "Tekst.[^2]"),
    ("nl", "translation-marks", "Text.", "Tekst.", "Tekst {name}."),
    ("nl", "translation-order", "CD19 first, then CD22.", "Eerst CD19, dan CD22.", "Eerst CD22, dan CD19."),
    ("nl", "translation-order", "CD19, CD19, then CD22.", "CD22, dan CD19 en CD19.", None),
    ("nl", "translation-name", "It is 2020-012345-67.", "Het is 2020-012345-67.", "Het is 2020-012345-68."),
    ("nl", "translation-name", "The T cells.", "De T-cellen.", "De B-cellen."),
    ("nl", "translation-number", "It has 1,500 of them.", "Er zijn er 1.500.", "Er zijn er 1,5."),
    ("nl", "translation-number", "It has 1.5 of them.", "Er zijn er 1,5.", "Er zijn er 1.500."),
    ("fr", "translation-number", "It has 1,500 of them.", "Il y en a 1 500.", "Il y en a 150."),
    ("nl", "translation-number", "It has 2 of them.", "Het heeft er twee.", "Het heeft er drie."),
    ("nl", "translation-denial-added", "It is unlikely.", "Het is niet waarschijnlijk.", None),
    ("nl", "translation-denial-added", "It is so. It is good.", "Het is zo. Het is goed.", "Het is zo. Het is niet goed."),
    ("nl", "translation-limit", "It is so. It is at least 2.", "Het is zo. Het is minstens 2.", "Het is zo. Het is hoogstens 2."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "rule", "english", "good", "fault"), PAIRS)
def test_the_nearest_fault_is_told_and_a_good_translation_is_not(language, rule, english, good, fault):
    line = f"translations/x.po:7 {rule}"
    assert line not in told(language, english, good)
    assert fault is None or line in told(language, english, fault)
