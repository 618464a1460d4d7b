"""Names in many languages: the movements by plain names, words that two languages share, and languages not read."""

import pytest

from stenosis_routines.contraindication import Contraindication, Suitability
from stenosis_routines.language.names import read
from stenosis_routines.language.notions import LATIN, words_of
from stenosis_routines.language.unread import seems, tagged
from stenosis_routines.recognise import PASSING, recognise
from stenosis_routines.speech import words

from .test_golden import golden

FOUR_MOVEMENTS = """
pt: Balanço pélvico deitado; Balançar a pelve deitado de costas; Um joelho ao peito; Joelho ao peito
pt: Leve elevação de uma perna deitado; Elevação leve da perna em decúbito dorsal; Elevação da perna estendida
pt: Bombeamento de tornozelos deitado; Flexão plantar e dorsiflexão em decúbito dorsal
it: Dondolio del bacino da sdraiati; Oscillazione del bacino in posizione supina; Un ginocchio al petto
it: Ginocchio al petto; Leggero sollevamento di una gamba da sdraiati; Sollevamento della gamba tesa
it: Pompa della caviglia da sdraiati; Flesso-estensione delle caviglie da supino
nl: Bekken wiegen in rugligging; Bekken schommelen op de rug; Knie naar borst; Eén knie naar de borst
nl: Eén been licht optillen in rugligging; Gestrekt been heffen; Enkelpompen liggend
nl: Voeten op en neer bewegen in rugligging
"""

FORBIDDEN = """
pt: Agachamento; Sentar e levantar da cadeira; Ponte; Elevação pélvica; Elevação de quadril; Elevação dos calcanhares
pt: Panturrilha em pé; Ficar na ponta dos pés; Afundo; Avanço; Levantamento terra; Cobra; Extensão lombar; Caminhada
it: Squat; Accosciata; Alzarsi dalla sedia; Ponte; Ponte glutei; Sollevamento del bacino; Sollevamento dei talloni
it: Polpacci in piedi; Alzate sulle punte; Affondi; Stacco da terra; Cobra; Iperestensioni; Camminata
nl: Kniebuiging; Hurken; Opstaan uit stoel; Brug; Bruggetje; Bekken heffen; Hielen heffen; Op de tenen staan
nl: Kuitheffen; Uitvalspas; Kruisheffen; Cobrahouding; Rug strekken; Wandelen
"""

ON_THE_FRONT = """
pt: de bruços; de barriga para baixo; em decúbito ventral; em prono; sobre a barriga; deitado de bruços
it: a pancia in giù; bocconi; in posizione prona; a faccia in giù; sulla pancia; sdraiato a pancia in giù
nl: op de buik; in buiklig; in buikligging; liggend op je buik; met het gezicht naar beneden
"""

GENTLE = {
    "pt": ("Respiração diafragmática", "Joelho ao peito", "Alongamento do piriforme", "Rotação lombar"),
    "it": ("Respirazione diaframmatica", "Ginocchio al petto", "Allungamento del piriforme", "Rotazione lombare"),
    "nl": ("Buikademhaling", "Knie naar borst", "Piriformis rekken", "Lumbale rotatie"),
}

#: What makes another movement of a gentle one.
HARDER = """
pt: em pé; sentado; com halteres; com caneleira; na máquina; no cabo; ajoelhado; pulando; com agachamento; e ponte
pt: contra resistência; explosivo; arqueando as costas; no banco inclinado; inverso; com parceiro; não; em quatro apoios
it: in piedi; seduto; con manubri; con cavigliere; alla macchina; al cavo; in ginocchio; con salto; con squat; e ponte
it: contro resistenza; esplosivo; inarcando la schiena; su panca inclinata; inverso; con un compagno; non; carponi
nl: staand; zittend; met halters; met enkelgewichten; op de machine; aan de kabel; geknield; met sprong; en brug
nl: tegen weerstand; explosief; met holle rug; op schuine bank; omgekeerd; met partner; niet; op handen en knieën
"""


def listed(lines):
    parts = [line.partition(": ") for line in lines.strip().splitlines()]
    return [(language, name) for language, _, names in parts for name in names.split("; ")]


@pytest.mark.parametrize(("language", "name"), listed(FOUR_MOVEMENTS))
def test_the_four_movements_pass_by_plain_names(language, name):
    assert recognise(name).suitability in PASSING
    assert recognise(name, language=language).suitability in PASSING


@pytest.mark.parametrize(("language", "name"), listed(FORBIDDEN))
def test_what_the_article_advises_against_is_found_by_plain_names(language, name):
    assert recognise(name).contraindications
    assert recognise(name, language=language).contraindications


@pytest.mark.parametrize(("language", "where"), listed(ON_THE_FRONT))
def test_on_the_front_is_never_supine(language, where):
    for name in GENTLE[language]:
        for said in (f"{name} {where}", f"{where} {name}"):
            assert recognise(said).suitability not in PASSING
            assert recognise(said, language=language).suitability not in PASSING
            assert recognise(said, language=language).traits.posture != "supine"


@pytest.mark.parametrize(("language", "harder"), listed(HARDER))
def test_no_gentle_name_passes_with_a_word_that_makes_it_harder(language, harder):
    lying = {"pt": "deitado", "it": "da supino", "nl": "in rugligging"}[language]
    for name in GENTLE[language]:
        for said in (f"{name} {harder}", f"{harder} {name}", f"{name} {lying} {harder}"):
            assert recognise(said).suitability not in PASSING
            assert recognise(said, language=language).suitability not in PASSING


BOTH_LEGS = """
Elevación de piernas rectas; Elevación de piernas estiradas; Levantar piernas estiradas; Élévation jambes tendues
Élévation de jambes tendues sur le dos; Elevação de pernas estendidas; Elevação de pernas retas deitado
Elevação das duas pernas deitado; Levantar ambas as pernas deitado; Sollevamento delle gambe tese da supino
Sollevamento di entrambe le gambe; Beide benen heffen in rugligging; Benen gestrekt heffen in rugligging
""".replace("\n", "; ").strip("; ")


@pytest.mark.parametrize("name", BOTH_LEGS.split("; "))
def test_the_plural_of_the_leg_is_both_legs(name):
    assert recognise(name).suitability not in PASSING


@pytest.mark.parametrize(
    "name",
    ["Elevación de pierna recta", "Élévation jambe tendue", "Elevação de perna estendida", "Sollevamento gamba tesa"],
)
def test_the_singular_of_the_leg_is_one_leg(name):
    assert recognise(name).suitability in PASSING


@pytest.mark.parametrize("name", ["Supino reto", "Supino inclinado com halteres", "Supino com barra"])
def test_a_bench_press_is_no_lying_stretch(name):
    assert recognise(name).suitability is Suitability.UNSUPPORTED


@pytest.mark.parametrize(
    ("name", "against"),
    [
        ("Triangulo", {Contraindication.STANDING}),  # a pose in Spanish, a handle in Portuguese
        ("Cane a testa in giù", {Contraindication.STANDING}),  # a stick in English, a dog in Italian
        ("Ponte", {Contraindication.BACK_EXTENSION, Contraindication.HEAVY_HIP_LEG_LOAD}),
        ("Pressa", {Contraindication.HEAVY_HIP_LEG_LOAD}),  # no misspelt "press"
    ],
)
def test_of_what_a_word_means_in_several_languages_the_most_careful_counts(name, against):
    assert recognise(name).contraindications == against


def test_a_word_with_two_meanings_is_asked_about():
    assert recognise("Estiramiento supino").suitability is not Suitability.CONTRAINDICATED  # "supino" is Spanish here


@pytest.mark.parametrize("name", ["Supino", "Supino inclinado", "Abdominales", "Biceps concentrado"])
def test_a_reading_that_names_a_movement_counts_before_one_that_names_none(name):
    """ "Supino" is "supine" in Spanish, which is no movement, and a bench press in Portuguese, which cannot pass."""
    assert recognise(name).suitability is Suitability.UNSUPPORTED


@pytest.mark.parametrize("name", ["Relax supino", "Ankle supino", "Estiramiento supino"])
def test_no_reading_passes_beside_one_that_is_unknown(name):
    assert recognise(name).suitability not in PASSING


@pytest.mark.parametrize("language", LATIN[1:])
def test_no_phrase_is_judged_milder_for_want_of_its_language(language):
    """Whatever languages there are, none makes a name of another pass, or takes away what speaks against it."""
    for _, phrase in words_of(language):
        name = " ".join(phrase)
        if len(read(name).unknown) <= len(phrase) // 2:
            continue  # English understands most of it
        own, free = recognise(name, language=language), recognise(name)
        assert own.contraindications <= free.contraindications, name
        assert own.suitability in PASSING or free.suitability not in PASSING, name


UNREAD = {
    "Polish": "Przyciąganie kolan do klatki piersiowej; Przysiady ze sztangą; Unoszenie nogi leżąc na plecach",
    "Czech or Slovak": "Přitahování kolen k hrudníku vleže; Dřepy s činkou",
    "Croatian, Bosnian or Serbian": "Privlačenje koljena na prsa ležeći; Čučanj s utegom u rukama",
    "Swedish": "Knä till bröstet liggande på rygg; Tåhävningar på ett ben",
    "Danish or Norwegian": "Knæ til brystet liggende på ryggen; Tåhev på ett ben og strækøvelse",
    "Finnish": "Polven veto rintaan selin makuulla; Lantion nosto selällään",
    "Hungarian": "Térdhúzás mellkashoz fekve; Guggolás súlyzóval és kitörés",
    "Romanian": "Genunchi la piept culcat pe spate; Genuflexiuni cu gantere și fandări",
    "Turkish": "Sırtüstü yatarak dizi göğse çekme; Ayakta topuk kaldırma",
    "Vietnamese": "Nằm ngửa kéo gối lên ngực; Bài tập cầu mông",
    "Indonesian or Malay": "Tarik lutut ke dada berbaring telentang; Mengangkat satu kaki sambil berbaring",
    "Russian": "Подтягивание колена к груди лёжа на спине; Приседания со штангой",
    "Ukrainian": "Підтягування коліна до грудей лежачи на спині",
    "Greek": "Γόνατο στο στήθος; Κάθισμα",
    "Hebrew": "ברך לחזה בשכיבה על הגב; סקוואט",
    "Arabic": "سحب الركبة إلى الصدر من وضعية الاستلقاء; تمرين القرفصاء",
    "Persian": "کشیدن زانو به سینه خوابیده به پشت; حرکت پل",
    "Hindi": "पीठ के बल लेटकर घुटने को छाती तक लाना; सेतुबंधासन और उठक बैठक",
    "Thai": "นอนหงายดึงเข่าชิดอก; สควอท",
}


@pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language, names in UNREAD.items() for name in names.split("; ")]
)
def test_a_language_that_is_not_read_is_named_and_its_names_never_pass(language, name):
    assert words(f"unread.{seems([name])}") == language
    assert recognise(name).suitability not in PASSING


@pytest.mark.parametrize("name", [row[0] for row in golden()])
def test_a_language_that_is_read_is_not_said_to_be_another(name):
    assert seems([name]) == ("vietnamese" if name == "Thế đứng" else None)


@pytest.mark.parametrize(
    "name",
    [
        "Aunt Mabel's special",
        "Florble the grumbit",
        "Kołodziej stretch",
        "Zercher hold",
        "",
        "12345",
        "на",
        "Lunge i en",
    ],
)
def test_where_it_is_unsure_no_language_is_named(name):
    assert seems([name]) is None


def test_a_tag_names_its_language():
    assert tagged("pl-PL") == "polish"
    assert tagged("NB") == "danish"
    assert tagged("pt-BR") is tagged("en") is tagged(None) is tagged("") is None
