"""Spanish texts: what is understood beside a movement, and what keeps a routine from passing."""

import pytest
from tests.language.how_to import pairs, passes, steps

from stenosis_routines.language import doubts, families, read

GUIDANCE = ("Detenga el ejercicio si el dolor aumenta.", "Consulte a su médico antes de empezar.")

ORDINARY = {
    "Rodilla al pecho con una pierna": (
        "Túmbese boca arriba con las rodillas dobladas y los pies apoyados.",
        "Lleve una rodilla hacia el pecho y sujétela con las dos manos.",
        "Agarre el muslo por detrás y acérquelo despacio, hasta notar un ligero estiramiento.",
        "Bájela poco a poco y repita con la otra pierna.",
        "Mantenga la posición entre 10 y 20 segundos.",
        "No levante la cabeza ni los hombros.",
        "No tire con fuerza ni haga rebotes.",
        "Acerque la rodilla solo hasta donde le resulte cómodo.",
        "Haga una serie de diez, una o dos veces al día.",
        "Si nota hormigueo, baje la pierna y descanse.",
    ),
    "Dos rodillas al pecho": (
        "Abrace las rodillas y acérquelas al pecho sin tirar.",
        "Baje las piernas de una en una.",
    ),
    "Rotación lumbar tumbado": (
        "Deje caer las rodillas a un lado, vuelva al centro y repita hacia el otro lado.",
        "Los pies no se despegan del suelo.",
    ),
    "Elevación leve de una pierna tumbado": (
        "Doble una rodilla y levante la otra pierna estirada unos centímetros de la cama.",
        "Manténgala arriba 3 segundos y bájela despacio.",
        "No levante la pierna muy alto.",
    ),
    "Caída lateral de la rodilla doblada boca arriba": (
        "Deje caer la rodilla hacia fuera lentamente y vuelva a subirla.",
        "La pelvis no se mueve.",
    ),
    "Deslizamiento de talón": (
        "Deslice el talón hacia la nalga sin levantarlo de la cama y vuelva a estirar la pierna.",
    ),
    "Bombeo de tobillos tumbado": (
        "Mueva los pies arriba y abajo.",
        "Lleve los dedos hacia arriba y luego hacia abajo.",
    ),
    "Respiración diafragmática tumbado": ("Note cómo se infla el abdomen al inspirar y baja al soltar el aire.",),
    "Savasana": ("Cierre los ojos y deje que el cuerpo pese sobre la cama durante cinco minutos.",),
}
CHANGED = {
    "Rodilla al pecho con una pierna": (
        "Lleve las dos rodillas hacia el pecho.",
        "Lleve la rodilla al pecho y levante la otra pierna.",
        "Lleve una rodilla al pecho. Levante la otra pierna también.",
        "Luego haga lo mismo con las dos piernas.",
        "Con la rodilla en el pecho, suba la pierna estirada.",
        "Levante la cadera.",
        "Tire de la rodilla todo lo que pueda.",
        "Tire de la rodilla aunque duela.",
        "Lleve la rodilla al pecho, rápido.",
        "Lleve la rodilla al pecho con una banda elástica.",
        "Lleve la rodilla al pecho de pie.",
        "Lleve la rodilla al pecho sentado en una silla.",
        "Aguante tres minutos.",
        "Deje la otra pierna en el aire.",
        "Deje que la otra pierna cuelgue de la cama.",
        "No deje de hacer sentadillas.",
        "No fuerce ni haga rebotes, levantando la pelvis.",
        "Sin arquear la espalda y levante la pelvis.",
        "No levante la pelvis deprisa.",
        "Después se levanta y camina.",
        "Como en el vídeo.",
    ),
    "Elevación leve de una pierna tumbado": (
        "Suba las piernas.",
        "Suba una pierna y la otra a la vez.",
        "Doble una rodilla y estire la otra pierna. Súbalas.",
        "Suba la pierna extendida y la doblada.",
        "No suba las piernas de una en una.",
    ),
    "Bombeo de tobillos tumbado": ("Póngase de puntillas.", "Levante las dos piernas y mueva los pies."),
    "Balanceo pélvico lateral boca arriba": (
        "Balancee la cadera arriba y abajo.",
        "Empuje con los pies y eleve los glúteos.",
    ),
    "Respiración diafragmática tumbado": ("Tome aire y aguántelo.", "Arquee la espalda al inspirar."),
}


@pytest.mark.parametrize("movement", sorted({*ORDINARY, *CHANGED}))
def test_the_movements_pass_without_a_text(movement):
    assert passes(movement, GUIDANCE)


@pytest.mark.parametrize(("movement", "text"), pairs(ORDINARY))
def test_the_ordinary_how_to_of_a_movement_passes(movement, text):
    assert passes(movement, GUIDANCE, text)


@pytest.mark.parametrize(("movement", "text"), pairs(CHANGED))
def test_what_changes_the_movement_does_not(movement, text):
    assert not passes(movement, GUIDANCE, text)


@pytest.mark.parametrize(
    "text",
    [
        "Rutina suave para la estenosis de canal lumbar.",
        "Respire con normalidad durante todos los ejercicios.",
        "Si los síntomas empeoran, deje de hacer los ejercicios y consulte a su médico.",
        "Estos ejercicios ayudan a aliviar la presión sobre los nervios.",
        "Material: una colchoneta y una almohada.",
        "Evite las sentadillas y los puentes.",
        "Evite los movimientos bruscos.",
        "No haga ejercicios de pie.",
        "Los ejercicios no deben causar dolor.",
        "¡Mucho ánimo!",
        "Si tiene problemas para orinar, acuda a urgencias de inmediato.",
        "Use ropa holgada.",
        "Le deseamos una pronta recuperación.",
    ],
)
def test_the_frame_of_a_routine_passes(text):
    assert passes("Savasana", (*GUIDANCE, text))


@pytest.mark.parametrize(
    "text",
    [
        "No olvide las sentadillas.",
        "No evite las sentadillas.",
        "No deje las sentadillas.",
        "Error común: no hacer sentadillas.",
        "Evite las sentadillas los lunes.",
        "Haga sentadillas en lugar de descansar.",
        "Termine con diez sentadillas.",
        "Siga adelante aunque duela.",
        "Si tiene problemas para orinar, haga menos.",
        "Nada de descanso.",
        "Acuda a entrenar.",
    ],
)
def test_what_asks_for_more_does_not(text):
    assert not passes("Savasana", (*GUIDANCE, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bájelas.", ["lower"]),
        ("Lleve la rodilla doblada al pecho.", ["bend knee", "bring knee to:chest"]),
        ("Levante la pierna estirada de la cama.", ["straighten leg", "raise leg from:floor"]),
        ("Ponga un cojín bajo la cabeza.", ["place pillow under:head"]),
        ("Al espirar, suelte los hombros.", ["breathe", "relax shoulder"]),
    ],
)
def test_the_steps_are_those_of_every_language(text, expected):
    assert steps(text) == expected


def test_a_word_that_nobody_knows_is_a_question():
    assert [words for _, words in doubts(read("Luego grincele la pierna."), families(["knee-to-chest"]))] == [
        ("grincele",)
    ]
