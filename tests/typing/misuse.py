"""Mistakes that both type checkers must report; never run. An ignored error that is not there is itself an error."""
# pyright: reportUnnecessaryTypeIgnoreComment=true

import stenosis_routines as sr


def words_that_are_not_there(routine: sr.Routine) -> None:
    sr.Traits(posture="flying")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Traits(spine_motion={"twist"})  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Exercise(name="A", regions=["nose"])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    sr.Profile(severity="awful")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Profile(severity=5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Profile(red_flags=["numb"])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    sr.DayLog(1, trend="fine")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Event("began")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Fault("bad", severity="eror")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Fault("bad", "remove it")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Remedy(kind="drop", text="it")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Mend("drop", None)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.article.with_severity("SR203", "fatal")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.load("plan.xlsx", format="excel")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.dumps(routine, format="excel")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def numbers_that_are_texts() -> None:
    sr.Dose(sets="3")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    sr.Event("start", pain="3")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def orders_that_are_none(report: sr.Report) -> None:
    if report.verdict < sr.Severity.ERROR:  # type: ignore[operator] # pyright: ignore[reportOperatorIssue]
        print("better than an error?")
