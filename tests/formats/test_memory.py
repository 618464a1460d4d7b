"""How much memory reading takes, as a multiple of the document; docs/performance.md has the same figures."""

import gc
import json
import tracemalloc

import pytest

from stenosis_routines.formats import detect, dumps, loads

ROWS = 20_000


def lines(head, row, rows=ROWS):
    return head + "".join(row.format(number) for number in range(rows))


def native():
    document = json.loads(dumps(loads("session,exercise,sets,reps\nA,Knee to chest,2,10\n")))
    document["sessions"][0]["prescriptions"] *= ROWS // 3
    return json.dumps(document)


#: Short rows, which take the most.
DOCUMENTS = {
    "plan-csv": lines("session,exercise,sets,reps\n", "A,Knee to chest {},2,10\n"),
    "sheet": lines("Day,Exercise,Sets,Reps,Notes\n", "Monday,Squat {},3,8-12,slow\n"),
    "hevy-csv": lines("title,start_time,exercise_title,set_index,reps\n", 'Legs,"1 Sep 2026, 09:00",Squat {},0,5\n'),
    "text": lines("# Plan\n", "- Knee to chest 2 x 10\n", ROWS // 4),  # its lines take longer to read
    "app-json": json.dumps({"exercises": [f"Squat {2 + at % 4}x{8 + at % 5}" for at in range(ROWS // 2)]}),
    "native": native(),
}
#: At most so many times the document.
MOST = {"plan-csv": 30, "sheet": 30, "hevy-csv": 30, "text": 30, "app-json": 30, "native": 10}


@pytest.mark.parametrize("name", MOST)
def test_reading_takes_at_most_so_many_times_the_document(name):
    data = DOCUMENTS[name].encode()
    assert detect(data) == name
    # The tables of the language are no part of a document, so they are read before.
    loads(data if name in ("native", "app-json") else data[: data.rindex(b"\n", 0, 5_000)])
    gc.collect()
    tracemalloc.start()
    try:
        routine = loads(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert routine.sessions
    assert peak / len(data) <= MOST[name]
