"""Bytes to routine for exports of several years, compared with only reading their cells."""

import csv
import io
import random

import pytest

import stenosis_routines as sr

HEADER = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"'
)
NAMES = ("Squat (Barbell)", "Seated Leg Curl (Machine)", "Leg Extension (Machine)", "Calf Press (Machine)", "Plank")
MONTHS = ("Dec", "Nov", "Oct", "Sep", "Aug", "Jul", "Jun", "May", "Apr", "Mar", "Feb", "Jan")


def hevy_export(titles, workouts=335, rows=7211):
    """An export as large as a daily user's after a year, newest first, with alternating titles."""
    chance = random.Random(1)
    lines = [HEADER]
    for workout in range(workouts):
        moment = f"{28 - workout % 28} {MONTHS[workout // 28 % 12]} {2026 - workout // 336}"
        start = f'"Programme // {workout % titles}","{moment}, 07:48","{moment}, 09:13",""'
        for index in range(rows * workout // workouts, rows * (workout + 1) // workouts):
            name, kind = NAMES[index // 4 % 5], "warmup" if index % 4 == 0 else "normal"
            load, reps, rpe = chance.choice((37.5, 40, 77.5)), chance.randint(6, 12), chance.choice((6, 8.5, 9))
            lines.append(f'{start},"{name}",,"all sets slow",{index % 4},"{kind}",{load},{reps},,0,{rpe}')
    return "\n".join([*lines, ""]).encode()


@pytest.mark.benchmark(group="7,211 sets of Hevy")
def test_bare_cells(benchmark):
    data = hevy_export(40)
    assert len(benchmark(lambda: list(csv.reader(io.StringIO(data.decode(), newline=""))))) == 7212


@pytest.mark.benchmark(group="7,211 sets of Hevy")
@pytest.mark.parametrize("titles", [40, 335])
def test_read_hevy(benchmark, titles):
    routine = benchmark(sr.loads, hevy_export(titles))
    assert (len(routine.sessions), routine.unread) == (titles, ())


def strong_export():
    lines = ["Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"]
    for index in range(7211):
        day = index // 21
        moment = f"{2025 + day // 336}-{day // 28 % 12 + 1:02d}-{day % 28 + 1:02d} 07:00:00"
        name = NAMES[index // 4 % 5]
        lines.append(f'{moment},"Day {day % 40}",1h,"{name}",{index % 4 + 1},60.0,{index % 7 + 6},0,0,"","",')
    return "\n".join([*lines, ""]).encode()


@pytest.mark.benchmark(group="7,211 sets of Strong")
def test_read_strong(benchmark):
    routine = benchmark(sr.loads, strong_export(), weight_unit="kg")
    assert (len(routine.sessions), routine.unread) == (40, ())
