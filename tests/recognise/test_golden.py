"""Names of our own, and what they must come to."""

from pathlib import Path

import pytest

from stenosis_routines.contraindication import Suitability, suitability
from stenosis_routines.recognise import recognise

PASSING = {Suitability.RECOMMENDED, Suitability.COMPATIBLE}


def golden():
    lines = (Path(__file__).parent / "golden.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("name", "answer", "against", "posture"), golden(), ids=[row[0] for row in golden()])
def test_a_name_comes_to_what_it_means(name, answer, against, posture):
    found = recognise(name)
    assert (found.suitability, " ".join(sorted(found.contraindications)), found.traits.posture or "") == (
        answer,
        against,
        posture,
    )


def test_there_are_enough_names_of_every_kind():
    answers = [row[1] for row in golden()]
    assert len(answers) >= 400
    assert all(answers.count(answer) >= 50 for answer in ("compatible", "contraindicated", "unknown", "unsupported"))


@pytest.mark.parametrize("name", [row[0] for row in golden()][::7])
def test_the_answer_follows_from_the_facts_and_every_fact_has_a_basis(name):
    found = recognise(name)
    derived = suitability(found.traits)
    assert found.suitability is derived or (found.suitability, derived) == ("recommended", "compatible")
    facts = ("posture", "spine_motion", "leg_load", "aim", "effort", "upright_phase")
    assert set(found.basis) == {fact for fact in facts if getattr(found.traits, fact) is not None}
    assert bool(found.questions) is (found.suitability is Suitability.UNKNOWN)


SOUNDS_GENTLE = """
Lying to standing get-up; Supine bridge hold; Gentle jump; Relaxed squat; Reclined leg press; Knee to chest jump
Standing knee to chest; Prone cobra stretch; Side lying leg press machine; Lying leg curl; Gentle back bend
Restorative fish pose; Supported bridge; Relaxing camel stretch; Supine hip thrust; Supine hamstring stretch standing
Banded knee to chest; Knee to chest with ankle weights; Knee to chest machine; Plank knee to chest; Walking knee hug
Hug knees and jump; Happy baby to squat; Legs up the wall with bridge; Corpse pose to standing; Savasana squats
Knee rolls with weights; Heel slide bridge; Heel slides standing; Heel slide with band; Weighted lying leg raise
Lying double leg raise; Lying single leg raise with ankle weight; Supine ankle pumps with band; Supine calf raise
Knee to chest then stand up; Knee to chest, then walk; Supine twist jump; Standing open book; Breathing in standing
Power knee to chest; Explosive heel slides; Lying hip raise; Supine hip lift; Supine leg press; Prone hip extension
Lying kettlebell windmill; SLR with 2 kg; Piriformis stretch standing; Side lying clam with band; Lying superman
Lying on your stomach, arch your back; Supine pelvic tilt into bridge; Reclining hero pose; Lie down and stand up
Non-standing knee to chest; Knee to chest not standing; Knee to chest instead of squats; Hip hinge lying leg stretch
Supine (not standing) hamstring stretch; Sliding leg curl lying; Static back extension; Rocking back bend lying
Lying stretch with barbell; Bed squats; Seated to lying; Getting up from lying; Supine wheel; Lying swan dive
Isometric knee to chest against resistance; Resisted supine knee to chest; Supine march in place; Knee hug with kick
Squаt lying; Кnee to chest; knee tо chest; Lying zorbing stretch; Supine glorp; Wall knee to chest standing
Supine reverse plank; Crab lying; Lying good morning; Lying kettlebell swing; Supine deadlift; Lying step up
Supine jog; Lying run; Running man lying; Reclined lunge; Hook lying bridge march; Crook lying hip lift
Supine hamstring stretch bent over; Supine hamstring stretch and cat; Lying stretch at the counter; Lying twist, plank
Side lying plank; Side lying hip lift; Lying cat; Supine snatch; Supine clean; Sleeping squat; Bed bridge; Bed lunge
""".replace("\n", ";").split(";")


@pytest.mark.parametrize("name", [name.strip() for name in SOUNDS_GENTLE if name.strip()])
def test_a_name_that_only_sounds_gentle_does_not_pass(name):
    assert recognise(name).suitability not in PASSING
