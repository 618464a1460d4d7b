"""A rule book for another condition. What it says is invented, and no advice for anybody."""

from collections.abc import Iterator

import stenosis_routines as sr

_LEAFLET = sr.Citation("Example Knee Clinic, leaflet 7 (invented)", "page 2", says="No heavy load on the legs.")


def _loads_the_legs(movement: sr.Recognition) -> Iterator[sr.Fault]:
    load = movement.traits.leg_load
    if load is None:  # unknown never passes
        ask = sr.Remedy(kind="ask", text="How much does it load the legs?")
        yield sr.Fault("we don't know how much it loads the legs", ask, severity="warning")
    elif load is sr.LegLoad.HEAVY:
        yield sr.Fault("a heavy load on the legs", sr.Remedy(kind="remove", text="leave it out"))


LOADS_THE_LEGS = sr.Rule(
    code="KC101",
    name="loads-the-legs",
    severity="error",
    summary="a heavy load on the legs",
    rationale="The leaflet advises against it. Where the load is not known, a person has to say.",
    citations=(_LEAFLET,),
    movement=_loads_the_legs,
    examples=(
        sr.Example(fires=True, routine="session,exercise,sets,reps\nA,Barbell squat,3,5\n"),
        sr.Example(fires=False, routine="session,exercise,reps\nA,Lying ankle pump,10\n"),
    ),
)

#: Rules that hold whatever the condition is, since they rest on no article: what was not read or not understood, and
#: movements that nobody knows, do not pass.
UNKNOWN_NEVER_PASSES = tuple(rule for rule in sr.article if all(str(one).startswith("P") for one in rule.citations))

KNEE = sr.RuleBook("knee", (LOADS_THE_LEGS, *UNKNOWN_NEVER_PASSES), version="1", condition="knee osteoarthritis")
