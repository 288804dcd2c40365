"""Every engine gives the answers of the reference: equal labels, degrees within 1e-9.

The reference itself is held against definitions elsewhere (tests/oracle). Frameworks are put
beside each other, so that one evaluation answers for all of them; some go one by one.
"""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from robustmap.engines import ENGINES, Evaluation, Weighted, ask_all, evaluate
from robustmap.engines._engine import HOW
from robustmap.engines._formulas import FORMULAS
from robustmap.errors import RobustmapError, TooDeepError, ToolError
from robustmap.graph.framework import Framework
from robustmap.reason.gradual import GRADUAL, BipolarGraph, weigh
from robustmap.reason.semantics import SEMANTICS, Budget
from tests.support import dung
from tests.support.frameworks import beside, compact, every, shaped, weighted

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ALL = every()
WHOLE = compact(*beside(ALL))
SHALLOW = [one for one in ALL if one[0] <= 20]  # Few rounds, some with contraction.
SMALL = beside([*shaped()][:22] + every(20, seed=7)[-20:])
LOCAL = [
    pytest.param("numba", marks=pytest.mark.skipif(not find_spec("numba"), reason="no numba")),
    pytest.param("duckdb", marks=pytest.mark.skipif(not find_spec("duckdb"), reason="no duckdb")),
]
OPTIONS: dict[str, dict[str, Any]] = {"numba": {}, "duckdb": {"hand_over": 0, "threads": 1}}
MASTERS = ("local[2]", "local-cluster[2,1,1024]")


def same_degrees(found: Evaluation, wanted: Evaluation) -> None:
    assert found.how is not None
    assert wanted.how is not None
    assert found.how.tolist() == wanted.how.tolist()
    np.testing.assert_allclose(found.degrees, wanted.degrees, rtol=0, atol=1e-9, equal_nan=True)


# Labels.


def test_there_are_more_than_two_hundred_and_the_reference_is_the_definition() -> None:
    assert len(ALL) > 200
    labels = evaluate(WHOLE, "grounded").labels.tolist()
    at = 0
    for size, pairs in ALL:
        attackers = [sorted({a for a, b in pairs if b == one}) for one in range(size)]
        wanted = dung.labels_of(attackers, dung.accepted(attackers))
        assert labels[at : at + size] == wanted
        at += size


@pytest.mark.parametrize("engine", LOCAL)
def test_labels_are_equal(engine: str) -> None:
    wanted = evaluate(WHOLE, "grounded").labels
    found = evaluate(WHOLE, "grounded", engine, **OPTIONS[engine])
    assert (found.semantics, found.engine, found.degrees) == ("grounded", engine, None)
    assert found.labels.tolist() == wanted.tolist()


@pytest.mark.parametrize("engine", LOCAL)
@pytest.mark.parametrize("at", [0, 2, 27])
def test_labels_are_equal_one_by_one(engine: str, at: int) -> None:
    framework = compact(*ALL[at])
    wanted = evaluate(framework, "grounded").labels.tolist()
    assert evaluate(framework, "grounded", engine, **OPTIONS[engine]).labels.tolist() == wanted


@pytest.mark.parametrize("left", [40])
def test_memory_may_take_over_anywhere(left: int) -> None:
    pytest.importorskip("duckdb")
    wanted = evaluate(WHOLE, "grounded").labels.tolist()
    found = evaluate(WHOLE, "grounded", "duckdb", hand_over=left, threads=1)
    assert found.labels.tolist() == wanted


def test_a_long_chain_takes_few_rounds() -> None:
    pytest.importorskip("duckdb")
    # Two chains that meet, so that what is contracted has to be followed on.
    size = 3_000
    pairs = [(one, one + 1) for one in range(size - 1) if one != size // 2]
    framework = compact(size, [*pairs, (size // 2, size - 2)])
    found = evaluate(framework, "grounded", "duckdb", hand_over=0, rounds=20)
    assert found.labels.tolist() == evaluate(framework, "grounded").labels.tolist()


def test_what_is_too_deep_is_refused_with_a_way_out() -> None:
    pytest.importorskip("duckdb")
    size = 60
    ladder = compact(size, [(a, a + step) for a in range(size - 2) for step in (1, 2)])
    with pytest.raises(TooDeepError, match=r"after 3 rounds.*`numba` does not go by rounds"):
        evaluate(ladder, "grounded", "duckdb", hand_over=0, rounds=3)
    with pytest.raises(TooDeepError, match="links are left after 3 rounds"):
        evaluate(ladder, "df-quad", "duckdb", hand_over=0, rounds=3)


# Degrees.


@pytest.mark.parametrize("engine", LOCAL)
@pytest.mark.parametrize("semantics", FORMULAS)
def test_degrees_are_equal(engine: str, semantics: str) -> None:
    if engine == "duckdb" and semantics not in ("h-categoriser", "df-quad"):
        pytest.skip("all of them among the long tests")
    rng = Random(3)
    graph = weighted(*SMALL, rng)
    wanted = evaluate(graph, semantics)
    assert {HOW[one] for one in wanted.how} >= {"exact", "enclosed"}
    options = {**OPTIONS[engine], "rounds": 45}
    same_degrees(evaluate(graph, semantics, engine, **options), wanted)


@pytest.mark.long
@pytest.mark.parametrize("engine", LOCAL)
@pytest.mark.parametrize("semantics", FORMULAS)
@pytest.mark.parametrize("seed", range(3))
def test_degrees_are_equal_of_many(engine: str, semantics: str, seed: int) -> None:
    graph = weighted(*beside(every(150, seed)), Random(seed))
    wanted = evaluate(graph, semantics)
    same_degrees(evaluate(graph, semantics, engine, **OPTIONS[engine]), wanted)
    if engine == "duckdb":
        same_degrees(evaluate(graph, semantics, engine, hand_over=200), wanted)


@pytest.mark.parametrize("semantics", FORMULAS)
def test_the_reference_is_what_the_package_weighs_with(semantics: str) -> None:
    graph = weighted(*SMALL, Random(4))
    found = evaluate(graph, semantics)
    plain = weigh(graph.graph(), GRADUAL[semantics])
    for one, other, how in zip(found.degrees, plain.values, plain.how, strict=True):
        if how in ("exact", "enclosed"):
            assert abs(one - other) < 1e-8


def test_a_graph_is_taken_over_whole() -> None:
    graph = BipolarGraph.of(
        {"a": 0.5, "b": 1, "c": 0.2}, [("a", "b")], [("b", "c"), ("a", "c")], [("c", "a")]
    )
    again = Weighted.of(graph).graph()
    assert (again.scores, again.attackers) == (graph.scores, graph.attackers)
    assert (again.supporters, again.needs) == (graph.supporters, graph.needs)


# Questions about single extensions.

NAMES = sorted(name for name in SEMANTICS if SEMANTICS[name].search is not None)


def asked(size: int) -> list[tuple[Any, int]]:
    return [(kind, one) for kind in ("credulous", "sceptical") for one in range(size)]


@pytest.mark.parametrize("semantics", NAMES)
def test_components_answer_as_the_whole_does(semantics: str) -> None:
    sized = [one for one in every(12, seed=5) if one[0] <= 9][2:]
    for at in range(0, len(sized), 5):
        framework = compact(*beside(sized[at : at + 5])).framework()
        search = SEMANTICS[semantics].search(framework, Budget())
        questions = asked(len(framework))
        for answer, (kind, one) in zip(
            ask_all(framework, semantics, questions), questions, strict=True
        ):
            wanted = search.credulous(one) if kind == "credulous" else search.sceptical(one)
            assert (answer.question, answer.query) == (kind, one)
            assert answer.holds == wanted.holds, (semantics, kind, one)
            assert (answer.extension is None) == (wanted.extension is None)
            if answer.extension is not None:
                assert (one in answer.extension) == (kind == "credulous")


def test_shown_extensions_are_extensions_of_the_whole() -> None:
    framework = compact(*beside([(4, [(0, 1), (1, 0), (2, 3), (3, 2)]), (2, [(0, 1), (1, 0)])]))
    whole = framework.framework()
    all_ = set(SEMANTICS["preferred"].search(whole, Budget()).extensions())
    for answer in ask_all(whole, "preferred", asked(6)):
        assert answer.extension is None or answer.extension in all_


def test_processes_answer_as_one_does() -> None:
    framework = compact(*SMALL).framework()
    questions = asked(len(framework))
    alone = ask_all(framework, "preferred", questions)
    assert ask_all(framework, "preferred", questions, workers=2) == alone


def test_time_is_a_limit_for_each_component() -> None:
    framework = Framework.of("ab", [("a", "b"), ("b", "a")])
    (answer,) = ask_all(framework, "preferred", [("credulous", 0)], seconds=0)
    assert (answer.holds, str(answer)) == (None, "not decided within 0 s")


# Misuse.


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: evaluate(WHOLE, "grounded", "dukdb"), "did you mean `duckdb`"),
        (lambda: evaluate(WHOLE, "df-qad"), "did you mean `df-quad`"),
        (lambda: evaluate(WHOLE, "preferred"), "`ask_all` puts questions"),
        (lambda: evaluate(WHOLE, "grounded", "duckdb", memory="1GB"), "memory_limit"),
        (lambda: evaluate(WHOLE, "grounded", "python", threads=1), "it takes none"),
        (lambda: evaluate(WHOLE, "grounded", "spark"), "needs a session"),
        (lambda: ask_all(Framework.of("a", []), "preferred", [("both", 0)]), "credulous and"),
    ],
)
def test_misuse_is_told(call: Any, told: str) -> None:
    if told == "needs a session":
        pytest.importorskip("pyspark")
    with pytest.raises(RobustmapError, match=told):
        call()


def test_numbers_and_scores_that_cannot_be_are_refused() -> None:
    with pytest.raises(IndexError, match="no argument 1"):
        ask_all(Framework.of("a", []), "preferred", [("credulous", 1)])
    with pytest.raises(ValueError, match="between 0 and 1"):
        Weighted.of_pairs([0.5, float("nan")])
    with pytest.raises(ValueError, match="from 0 to 0"):
        Weighted.of_pairs([0.5], attacks=([0], [1]))
    with pytest.raises(TypeError, match="attacks alone"):
        evaluate(Weighted.of_pairs([0.5]), "grounded")


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for library, engine in (("duckdb", "duckdb"), ("pyspark.errors", "spark")):
        monkeypatch.setitem(__import__("sys").modules, library, None)
        with pytest.raises(ToolError, match=rf"pip install 'robustmap\[{engine}\]'"):
            evaluate(WHOLE, "grounded", engine)


def test_a_database_that_cannot_be_made_is_no_traceback(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    with pytest.raises(ToolError, match="cannot go on"):
        evaluate(WHOLE, "grounded", "duckdb", memory_limit="much")
    with pytest.raises(ToolError, match="no database can be made in"):
        evaluate(WHOLE, "grounded", "duckdb", folder=tmp_path / "none")


def test_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    evaluate(compact(*ALL[2]), "grounded", "duckdb", folder=tmp_path, hand_over=0)
    assert list(tmp_path.iterdir()) == []


def test_every_engine_says_what_it_is() -> None:
    assert list(ENGINES) == ["duckdb", "numba", "python", "spark"]
    for name, engine in ENGINES.entries.items():
        assert engine.name == name
        assert engine.words


# Spark: minutes, so among the long tests only.


@pytest.fixture(scope="session", params=MASTERS)
def spark(request: pytest.FixtureRequest, tmp_path_factory: Any) -> "Iterator[SparkSession]":
    if not find_spec("pyspark") or not shutil.which("java"):
        pytest.skip("Spark needs pyspark and Java")
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    builder = SparkSession.builder.master(request.param)
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.executorEnv.PYTHONPATH": str(Path(__file__).parents[2]),
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.long
@pytest.mark.parametrize("options", [{"small": 200}, {"hand_over": 800}])
def test_spark_labels_are_equal(spark: "SparkSession", options: dict[str, int]) -> None:
    assert len(SHALLOW) > 200
    framework = compact(*beside(SHALLOW))
    wanted = evaluate(framework, "grounded").labels.tolist()
    found = evaluate(framework, "grounded", "spark", spark=spark, **{"hand_over": 0, **options})
    assert found.labels.tolist() == wanted
    assert not spark.catalog.listTables()


@pytest.mark.long
def test_spark_labels_are_equal_with_reliable_checkpoints(
    spark: "SparkSession", tmp_path: Path
) -> None:
    framework = compact(*SMALL)
    wanted = evaluate(framework, "grounded").labels.tolist()
    options = {"spark": spark, "hand_over": 0, "checkpoint_dir": str(tmp_path)}
    assert evaluate(framework, "grounded", "spark", **options).labels.tolist() == wanted
    assert list(tmp_path.iterdir())


@pytest.mark.long
def test_spark_takes_and_gives_dataframes(spark: "SparkSession") -> None:
    attacks = spark.createDataFrame([(0, 1), (1, 2), (0, 1)], "src bigint, dst bigint")
    found = ENGINES["spark"](spark=spark, hand_over=0).label(spark.range(4), attacks)
    assert {row["id"]: row["label"] for row in found.collect()} == {0: 1, 1: 2, 2: 1, 3: 1}


@pytest.mark.long
@pytest.mark.parametrize(
    ("semantics", "options"), [("h-categoriser", {}), ("df-quad", {"small": 0})]
)
def test_spark_degrees_are_equal(
    spark: "SparkSession", semantics: str, options: dict[str, int]
) -> None:
    graph = weighted(*beside(every(30, seed=9)[3:28:2]), Random(2))
    wanted = evaluate(graph, semantics)
    given = {"spark": spark, "hand_over": 20, "rounds": 60, **options}
    found = evaluate(graph, semantics, "spark", **given)
    same_degrees(found, wanted)


@pytest.mark.long
def test_spark_answers_questions(spark: "SparkSession") -> None:
    framework = compact(*SMALL).framework()
    questions = asked(len(framework))
    alone = ask_all(framework, "stable", questions)
    assert ask_all(framework, "stable", questions, spark=spark) == alone
