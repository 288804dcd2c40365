"""The cookbook: every question has the same answer in all its forms, by every engine there is."""

import random
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import robustmap as rm
from robustmap.errors import EndpointError, QueryError, ToolError, UnknownNameError
from robustmap.kb import KB
from robustmap.query import server
from robustmap.query.cookbook import FORMS, cookbook, rows_of
from robustmap.query.engines import ENGINES
from robustmap.query.sparql import shipped

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from generate import generate

NAMES = list(cookbook())
INSTALLED = [name for name in ENGINES if find_spec(ENGINES[name].package)]


@pytest.fixture(scope="module", params=["the kb", "a generated one"])
def kb(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> KB:
    if request.param == "the kb":
        return rm.load(Path(__file__).parents[3] / "kb")
    return rm.load(generate(tmp_path_factory.mktemp("made") / "kb", 400, seed=7))


def same(rows: Iterable[Any]) -> list[tuple[Any, ...]]:
    tuples = (row if isinstance(row, tuple) else (row,) for row in rows)
    return sorted({tuple("" if one is None else one for one in row) for row in tuples}, key=str)


def values(rows: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return same(tuple(row.values()) for row in rows)


def test_there_are_twenty_questions() -> None:
    assert len(NAMES) == len(set(NAMES)) == 20
    for one in cookbook().values():
        assert one.question.endswith("?")
        assert all(getattr(one, form) for form in FORMS)
        # The forms that take long on large maps are never shipped.
        assert "NOT EXISTS" not in one.sparql.upper()
        assert not {"+", "*"} & set(one.sparql)


@pytest.mark.parametrize("name", NAMES)
def test_all_forms_have_the_same_answer(kb: KB, name: str) -> None:
    one = cookbook()[name]
    wanted = same(rows_of(kb.query(one.text)))
    assert same(eval(one.python, {"kb": kb})) == wanted  # noqa: S307 - our own file
    assert values(kb.sql(one.sql)) == wanted
    for engine in INSTALLED:
        assert values(kb.sparql(one.sparql, engine=engine)) == wanted, engine


def test_on_the_real_kb_hardly_any_question_has_no_answer() -> None:
    real = rm.load(Path(__file__).parents[3] / "kb")
    assert [name for name in NAMES if not len(real.query(cookbook()[name].text))] == []


@pytest.fixture
def oxigraph() -> None:
    try:
        server.program()
    except ToolError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def url(kb: KB) -> Iterator[str]:
    try:
        server.program()
    except ToolError as error:
        pytest.skip(str(error))
    with kb.sparql_server() as address:
        yield address


def test_a_real_server_gives_the_same_answers(kb: KB, url: str) -> None:
    assert url.startswith("http://127.0.0.1:")
    for one in cookbook().values():
        assert kb.sparql(one.sparql, endpoint=url) == kb.sparql(one.sparql), one.name
    for name in shipped():
        assert kb.sparql(name, endpoint=url) == kb.sparql(name), name
    assert kb.sparql("ASK { ?a rm:undercuts ?b }", endpoint=url) == [{"answer": True}]
    made = "CONSTRUCT { ?b rm:undercutBy ?a } WHERE { ?a rm:undercuts ?b }"
    assert kb.sparql(made, endpoint=url) == kb.sparql(made)


def test_a_real_server_says_what_is_wrong(kb: KB, url: str) -> None:
    with pytest.raises(QueryError, match="updates"):
        kb.sparql("DELETE WHERE { ?a ?b ?c }", endpoint=url)
    with pytest.raises(EndpointError, match=r"refuses the query: .* 400 Bad Request: "):
        kb.sparql("SELECT * { ?a ?b ", endpoint=url)
    with pytest.raises(EndpointError, match="broke off"):
        kb.sparql("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", endpoint=url)
    with pytest.raises(EndpointError, match="404"):
        kb.sparql("ASK {}", endpoint=url.replace("/query", "/nothing"))


@pytest.mark.usefixtures("oxigraph")
def test_a_server_is_gone_when_its_block_ends() -> None:
    small = rm.load(Path(__file__).parents[3] / "kb")
    one = small.sparql_server()
    with one as address:
        folder = one._folder
        assert folder is not None
        assert Path(folder.name).is_dir()
        assert one.runs
    assert not one.runs
    assert not Path(folder.name).exists()
    with pytest.raises(EndpointError, match="connection was refused"):
        small.sparql("ASK {}", endpoint=address)


def test_a_port_that_is_taken_is_told(kb: KB, url: str) -> None:
    port = int(url.split(":")[2].split("/", maxsplit=1)[0])
    with pytest.raises(ToolError, match=f"cannot have port {port}: address already in use"):
        kb.sparql_server(port).start()


def test_a_missing_program_is_told(kb: KB, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(ToolError, match=r"pip install 'robustmap\[oxigraph\]'"):
        kb.sparql_server().start()
    assert server.MISSING


def test_an_engine_that_is_not_there_is_told(kb: KB, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownNameError, match="did you mean `rdflib`"):
        kb.sparql("ASK {}", engine="rdflb")
    monkeypatch.setattr("robustmap.query.engines.find_spec", lambda name: name == "rdflib" or None)
    with pytest.raises(ToolError, match=r"pip install 'robustmap\[oxigraph\]'"):
        kb.sparql("ASK {}", engine="pyoxigraph")
    fresh = KB(kb.map)
    assert fresh.sparql("ASK {}") == [{"answer": True}]
    assert list(fresh._engines) == ["rdflib"]


def test_engines_agree_on_values_of_any_sort(kb: KB) -> None:
    rng = random.Random(5)
    numbers = " ".join(str(rng.randint(-9, 9)) for _ in range(5))
    queries = [
        f'SELECT ?v {{ VALUES ?v {{ "b" {numbers} 9.5 1e3 true "a"@en UNDEF }} }}',
        'SELECT ?d { BIND ("2020-01-02"^^xsd:date AS ?d) }',
        'SELECT ?d { BIND ("x"^^xsd:integer AS ?d) }',
        "SELECT * { ?a rm:undercuts ?b } ORDER BY DESC(?a) ?b LIMIT 5",
        "SELECT ?x (COUNT(?y) AS ?n) { ?x rm:nothing ?y } GROUP BY ?x",
        "SELECT (COUNT(?y) AS ?n) { ?x rm:nothing ?y }",
        "SELECT DISTINCT ?type { ?a a ?type }",
        "ASK { ?a rm:nothing ?b }",
    ]
    for query in queries:
        answers = [kb.sparql_table(query, engine=engine) for engine in INSTALLED]
        assert all(one == answers[0] for one in answers), query


@pytest.mark.parametrize("engine", INSTALLED)
@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { SERVICE <http://127.0.0.1:1/> { ?x ?y ?z } }",
        "SELECT ?x FROM <file:///etc/hosts> { ?x ?y ?z }",
        "SELECT ?x { ?x ?y ?z FILTER NOT EXISTS { SERVICE <a> { ?a ?b ?c } } }",
        "LOAD <http://127.0.0.1:1/>",
        "SELECT ?x {",
        "SELECT ?x { ?x nope:y ?z }",
    ],
)
def test_no_engine_reaches_outside(kb: KB, engine: str, query: str) -> None:
    with pytest.raises(QueryError):
        kb.sparql(query, engine=engine)
