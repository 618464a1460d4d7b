"""Screening on a real cluster of Spark: two workers on this machine, each a process of its own.

``ROWS`` in the environment says how many rows there are, 100,000 if it is not set.
"""

import os
import signal
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

import stenosis_routines as sr
from stenosis_routines import bulk
from stenosis_routines.bulk import spark

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from bulk_tables import prescriptions  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

ROWS = int(os.environ.get("ROWS", "100000"))
#: One routine is much longer than all others.
LONG = 20_000


@pytest.fixture(scope="module")
def session():
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests_spark"), *sys.path])
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.executorEnv.PYTHONPATH", path).config("spark.sql.shuffle.partitions", "8")
    made = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "5000").getOrCreate()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def table():
    """Routines of very different sizes, each row with its position."""
    usual = prescriptions(ROWS - LONG, seed=7)
    long = prescriptions(LONG, seed=8)
    one = pa.array(["long"] * len(long))
    both = pa.concat_tables([usual, long.set_column(0, "routine_id", one)])
    # In a session of its own each few rows, which come one after the other.
    titles = pa.array([f"Week {n // 50}" for n in range(len(long))])
    return both.set_column(1, "session", pa.concat_arrays([usual.column(1).combine_chunks(), titles])).append_column(
        "position", pa.array(np.arange(len(both)))
    )


@pytest.fixture(scope="module")
def expected(table):
    alone = bulk.screen(table.drop_columns(["position"]))
    for name in ("suitability", "verdict"):
        alone = alone.set_column(alone.schema.get_field_index(name), name, alone.column(name).cast(pa.string()))
    return alone.replace_schema_metadata(None)


@pytest.fixture(scope="module")
def frame(session, table, tmp_path_factory):
    """The rows in any order, so that every routine is in several partitions."""
    import pyarrow.parquet

    folder = tmp_path_factory.mktemp("frame")
    mixed = table.take(pa.array(np.random.default_rng(0).permutation(len(table))))
    for number in range(4):
        share = len(mixed) // 4 + 1
        pyarrow.parquet.write_table(mixed.slice(number * share, share), folder / f"{number}.parquet")
    return session.read.parquet(str(folder))


def found(screened):
    """What a data frame holds, in the order of the positions."""
    result = screened.select("position", *bulk_columns()).toArrow().sort_by("position")
    return result.drop_columns(["position"]).replace_schema_metadata(None)


def bulk_columns():
    return ("routine_id", *spark.RESULTS)


def same(one, other):
    return one.schema.names == other.schema.names and all(
        one.column(name).to_pylist() == other.column(name).to_pylist() for name in one.schema.names
    )


def test_a_cluster_finds_what_one_machine_finds(frame, expected):
    screened = spark.screen(frame, order_by=["position"])
    assert screened.columns[: len(frame.columns)] == frame.columns
    assert same(found(screened), expected)


def test_the_partition_of_a_worker_that_is_killed_is_screened_again(frame, expected, tmp_path):
    marker = str(tmp_path / "killed")

    def kill_once(batches):
        for batch in batches:
            try:
                os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                yield batch
                continue
            # The process above the one that started this is the worker.
            with open(f"/proc/{os.getppid()}/stat") as file:
                os.kill(int(file.read().rpartition(")")[2].split()[1]), signal.SIGKILL)
            yield batch

    screened = spark.screen(frame, order_by=["position"])
    assert same(found(screened.mapInArrow(kill_once, screened.schema)), expected)
    assert os.path.exists(marker)


def test_a_group_at_a_time_finds_the_same(session, table, expected):
    some = table.slice(0, 500).drop_columns(["position"])
    some = some.slice(0, bulk.verdicts(bulk.screen(some)).column("rows").to_pylist()[0])
    schema_names = ("routine_id", "suitability", "verdict")
    schema = ", ".join(f"{name} string" for name in schema_names)

    def of_one(routine):
        screened = bulk.screen(routine)
        return pa.table(
            {name: screened.column(name).cast(pa.string()) for name in ("routine_id", "suitability", "verdict")}
        )

    grouped = session.createDataFrame(some).groupBy("routine_id").applyInArrow(of_one, schema).toArrow()
    assert grouped.column("verdict").to_pylist() == expected.slice(0, len(some)).column("verdict").to_pylist()


def test_an_unknown_column_is_refused_unless_it_is_kept(frame):
    with pytest.raises(sr.InvalidValueError, match="others only in keep"):
        spark.screen(frame)
    assert "position" in spark.screen(frame, keep=["position"]).columns


def test_a_row_without_a_name_ends_the_job_and_says_where(session):
    from pyspark.errors import PySparkException

    bad = session.createDataFrame([("a", "A", None)], "routine_id string, session string, name string")
    with pytest.raises(PySparkException, match="column name: expected the name of an exercise"):
        spark.screen(bad).collect()
