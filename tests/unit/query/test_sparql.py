"""SPARQL over a map: shipped queries, refusals, errors with their place, plain values."""

import urllib.request
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import DCTERMS, Graph, Namespace, URIRef
from rdflib.plugins.sparql import CUSTOM_EVALS

from robustmap.errors import QueryError
from robustmap.formats._terms import PREFIXES, RM
from robustmap.graph.edges import there
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node
from robustmap.query.sparql import run, shipped, table
from tests.support.nodes import maps

RMAP = Namespace(RM)


def node(kind: str, name: str, **fields: object) -> Node:
    given = {key.rstrip("_"): value for key, value in fields.items()}
    return KINDS[kind].model_validate({"title": f"The {name}", "id": name, **given})


SMALL = KB(
    Map(
        [
            node("claim", "t", standing="presumed"),
            node("claim", "s"),
            node("argument", "one", for_="t", premises=["s", {"p1": "It rains."}]),
            node("argument", "two", for_="t", premises=["s"], basis="reading"),
            node("argument", "both", against="t", undercuts="one"),
            node("argument", "reply", undercuts="both#on-one"),
            node("argument", "doubt", against="one#p1"),
            node("argument", "late", against="plan#breaks-high"),
            node("proposal", "plan", breaks=["low", {"at": "high", "failure": "silent"}]),
            node("threshold", "low"),
            node("threshold", "high"),
            node("axis", "power"),
            node(
                "story",
                "tale",
                against="plan#robust-up",
                assumes=[{"p": "It grows."}],
                direction="up",
                ends_in="misaligned",
                task="Please people",
                persists=[{"axis": "power", "endless": "true"}],
            ),
        ]
    )
)

EXPECTED = {
    "undercuts": [
        ("both", "undercut", "one", "contested", True),
        ("reply", "stands", "both#on-one", "undercut", True),
    ],
    "for-and-against": [
        ("t", "contested", "against", "stands", 1),
        ("t", "contested", "for", "contested", 1),
    ],
    "unanswered": [
        ("doubt", "The doubt"),
        ("late", "The late"),
        ("reply", "The reply"),
        ("tale", "The tale"),
    ],
    "failures": [("tale", "plan", "up", "misaligned", None, "stands", True)],
    "endless-failures": [("tale", "The tale", "power", False)],
    "shared-premises": [("s", "unargued", 2)],
    "breaking-points": [
        ("plan", "high", "The high", "silent", "plan#breaks-high", "contested"),
        ("plan", "low", "The low", None, "plan#breaks-low", "unargued"),
    ],
}


def rows(kb: KB, query: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in kb.sparql(query)]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_shipped_query_on_a_small_kb(name: str) -> None:
    assert rows(SMALL, name) == EXPECTED[name]


def test_what_is_shipped() -> None:
    assert list(shipped()) == sorted(EXPECTED)
    for one in shipped().values():
        assert one.answers[0].isupper()
        assert one.answers.endswith(".")
        assert "NOT EXISTS" not in one.text
        assert "+" not in one.text
        assert "*" not in one.text


def undercuts(kb: KB) -> list[tuple[object, ...]]:
    return [
        (item.id, kb[one.id].answer, one.target, kb[one.target].answer, kb.solution.counts(one.id))
        for item in kb.arguments
        for one in item.inferences
        if one.relation == "undercuts" and one.target in kb and kb[one.target].answer
    ]


def for_and_against(kb: KB) -> list[tuple[object, ...]]:
    counted = Counter(
        (claim.id, claim.answer, one.relation, kb[one.id].answer)
        for claim in kb.claims
        for one in kb.map.aimed_at.get(claim.id, ())
        if one.relation in ("for", "against") and kb.solution.counts(one.id)
        # That a proposal relies on a claim is an inference for the proposal.
    )
    return [(*key, number) for key, number in counted.items()]


def unanswered(kb: KB) -> list[tuple[object, ...]]:
    return [
        (item.id, item.title)
        for item in (*kb.arguments, *kb.stories)
        if item.answer == "stands" and not item.verdict.counted and not len(item.verdict.replies)
    ]


def shared_premises(kb: KB) -> list[tuple[object, ...]]:
    counted = Counter(
        premise.id for item in (*kb.arguments, *kb.stories) for premise in item.premises
    )
    # A premise may name what can neither stand nor fall, which is a finding.
    shared = ((one, kb[one].answer, number) for one, number in counted.items() if number > 1)
    return [row for row in shared if row[1]]


def breaking_points(kb: KB) -> list[tuple[object, ...]]:
    found = []
    for item in kb.proposals:
        for clause in item.node.breaks:
            if clause.at in kb and kb[clause.at].node.review != "withdrawn":
                at, name = kb[clause.at], f"{item.id}#breaks-{clause.at}"
                title = at.node.title if at.id in kb.map.nodes else None
                found.append((item.id, at.id, title, clause.failure, name, kb[name].answer))
    return found


def failures(kb: KB) -> list[tuple[object, ...]]:
    found = []
    for one in kb.failures(holding=False):
        node = kb[one.story].node
        classes = [ref for ref in map(kb.map.resolve, node.failure_class) if _there(kb, ref)]
        found += [
            (one.story, one.proposal, node.direction, node.ends_in, ref, one.answer, counts)
            for ref in dict.fromkeys(classes or [None])
            for counts in [not one.counted]
        ]
    return found


def _there(kb: KB, ref: str | None) -> bool:
    return ref is not None and there(kb.map, ref) is not None


def endless_failures(kb: KB) -> list[tuple[object, ...]]:
    return [
        (one.story, kb[one.story].title, one.axis, kb[one.story].node.is_template)
        for one in kb.persistent_failures()
    ]


IN_PYTHON = {
    "failures": failures,
    "endless-failures": endless_failures,
    "undercuts": undercuts,
    "for-and-against": for_and_against,
    "unanswered": unanswered,
    "shared-premises": shared_premises,
    "breaking-points": breaking_points,
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_same_answer_in_python(name: str) -> None:
    assert sorted(map(str, IN_PYTHON[name](SMALL))) == sorted(map(str, EXPECTED[name]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_queries_and_python_agree_on_any_map(map_: Map) -> None:
    kb = KB(map_)
    for name in ("undercuts", "for-and-against", "unanswered", "shared-premises"):
        assert sorted(map(str, rows(kb, name))) == sorted(map(str, IN_PYTHON[name](kb))), name


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_the_answers_in_the_graph_are_those_of_the_kb(map_: Map) -> None:
    kb = KB(map_)
    for thing, answer in kb.to_rdf().subject_objects(RMAP.answer):
        ref = str(kb.to_rdf().value(thing, DCTERMS.identifier))
        # A premise may bear the id of an inference, which is a finding: then there are two.
        if not (ref in map_.statements and ref in map_.inferences):
            assert kb[ref].answer == str(answer)
    told = {row["id"] for row in kb.sparql("SELECT ?id { ?id rm:answer ?answer }")}
    assert {item.id for item in kb if item.answer} <= told


def test_the_graph_is_built_once_and_not_shared() -> None:
    kb = KB(SMALL.map)
    kb.to_rdf().remove((None, None, None))
    assert len(kb.sparql("undercuts")) == 2
    assert kb._engine("auto") is kb._engine("auto")


def test_values_are_plain_and_ids_are_ours() -> None:
    found = SMALL.sparql(
        """SELECT ?a ?type ?n ?yes ?half ?date ?none
           { ?a a ?type ; rm:repliesOpen ?n ; rm:counts ?yes ; dcterms:identifier "both"
             BIND (1.5 AS ?half)
             BIND ("2020-01-02"^^xsd:date AS ?date) }"""
    )
    assert found == [
        {
            "a": "both",
            "type": f"{RM}Argument",
            "n": 1,
            "yes": True,
            "half": 1.5,
            "date": "2020-01-02",
            "none": None,
        }
    ]
    assert [type(value) for value in found[0].values()] == [
        str,
        str,
        int,
        bool,
        float,
        str,
        type(None),
    ]


def test_the_columns_of_a_star_are_sorted() -> None:
    assert table(SMALL.to_rdf(), "SELECT * { ?b rm:undercuts ?a }").columns == ("a", "b")
    assert table(SMALL.to_rdf(), "SELECT ?b ?a { ?b rm:nothing ?a }") == (("b", "a"), [])


def test_rows_are_sorted_unless_the_query_orders_them() -> None:
    up = rows(SMALL, "SELECT ?a { ?a rm:undercuts ?b }")
    down = rows(SMALL, "SELECT ?a { ?a rm:undercuts ?b } ORDER BY DESC(?a)")
    first = rows(SMALL, "SELECT DISTINCT ?a { ?a rm:undercuts ?b } ORDER BY DESC(?a) LIMIT 1")
    assert up == [("both",), ("reply",)]
    assert down == [("reply",), ("both",)]
    assert first == [("reply",)]


def test_groups_of_nothing_are_no_rows() -> None:
    grouped = "SELECT ?x (COUNT(?y) AS ?n) { ?x rm:nothing ?y } GROUP BY ?x"
    assert rows(SMALL, grouped) == []
    assert rows(SMALL, "SELECT (COUNT(?y) AS ?n) { ?x rm:nothing ?y }") == [(0,)]
    assert rows(KB(Map([])), "for-and-against") == []


def test_values_of_several_sorts_can_be_sorted() -> None:
    found = rows(SMALL, 'SELECT ?v { VALUES ?v { "b" 10 9 true "a" UNDEF 9.5 } }')
    assert found == [(None,), (True,), (9,), (9.5,), (10,), ("a",), ("b",)]


def test_other_forms_of_query() -> None:
    assert SMALL.sparql("ASK { ?a rm:undercuts ?b }") == [{"answer": True}]
    assert SMALL.sparql("ASK { ?a rm:undercuts ?a }") == [{"answer": False}]
    made = SMALL.sparql("CONSTRUCT { ?b rm:brokenBy ?a } WHERE { ?a rm:undercuts ?b }")
    assert made[0] == {"subject": "both#on-one", "predicate": f"{RM}brokenBy", "object": "reply"}
    told = SMALL.sparql("DESCRIBE <urn:robustmap:s>")
    assert {"subject": "s", "predicate": f"{RM}answer", "object": "unargued"} in told


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def reached(*_: object, **__: object) -> None:
        pytest.fail("the query reached outside")

    monkeypatch.setattr(urllib.request, "urlopen", reached)
    monkeypatch.setattr("rdflib.plugins.sparql.evaluate.urlopen", reached)
    monkeypatch.setattr(Graph, "parse", reached)
    monkeypatch.setattr(Graph, "query", reached)
    assert not CUSTOM_EVALS.keys() - {"robustmap: MINUS"}


OUTSIDE = [
    ("SELECT ?x { SERVICE <http://example.org/> { ?x ?y ?z } }", "SERVICE"),
    ("SELECT ?x { service silent <http://example.org/> { ?x ?y ?z } }", "SERVICE"),
    ("SELECT ?x {\n\tSeRvIcE#quiet\n<http://example.org/>{?x ?y ?z}}", "SERVICE"),
    ("SELECT ?x { ?x ?y ?z OPTIONAL { SERVICE ?z { ?a ?b ?c } } }", "SERVICE"),
    ("SELECT ?x { ?x ?y ?z FILTER NOT EXISTS { SERVICE <a> { ?a ?b ?c } } }", "SERVICE"),
    ("SELECT ?x { ?x ?y ?z FILTER (1 = 1 && EXISTS { SERVICE <a> { ?a ?b ?c } }) }", "SERVICE"),
    ("SELECT ?x { { SELECT ?x { SERVICE <a> { ?x ?y ?z } } } }", "SERVICE"),
    ("SELECT ?x { { ?x ?y ?z } UNION { SERVICE <a> { ?x ?y ?z } } }", "SERVICE"),
    ("SELECT ?x { ?x ?y ?z MINUS { SERVICE <a> { ?x ?y ?z } } }", "SERVICE"),
    ("ASK { BIND (EXISTS { SERVICE <a> { ?x ?y ?z } } AS ?b) }", "SERVICE"),
    ("SELECT (EXISTS { SERVICE <a> { ?x ?y ?z } } AS ?b) {}", "SERVICE"),
    ("CONSTRUCT { ?x a ?x } WHERE { SERVICE <a> { ?x ?y ?z } }", "SERVICE"),
    ("DESCRIBE ?x { SERVICE <a> { ?x ?y ?z } }", "SERVICE"),
    ("SELECT ?x FROM <http://example.org/g> { ?x ?y ?z }", "FROM"),
    ("SELECT ?x\n  from\n  named <file:///etc/hosts> { ?x ?y ?z }", "FROM"),
    ("ASK FROM <a> FROM NAMED <b> { ?x ?y ?z }", "FROM"),
    ("CONSTRUCT { ?x a ?x } FROM <a> WHERE { ?x ?y ?z }", "FROM"),
    ("CONSTRUCT FROM <a> WHERE { ?x ?y ?z }", "FROM"),
    ("DESCRIBE <a> FROM <b>", "FROM"),
    ("SELECT ?x { GRAPH <a> { ?x ?y ?z } }", "GRAPH"),
    ("SELECT ?x { ?x ?y ?z FILTER EXISTS { GRAPH ?g { ?a ?b ?c } } }", "GRAPH"),
    ("SELECT ?x { ?x ?y ?z } ORDER BY (EXISTS { SERVICE <a> { ?a ?b ?c } })", "SERVICE"),
    ("SELECT ?x { ?x ?y ?z } GROUP BY ?x HAVING (EXISTS { SERVICE <a> { } })", "SERVICE"),
]


@pytest.mark.parametrize(("query", "word"), OUTSIDE)
@pytest.mark.usefixtures("no_network")
def test_what_reaches_outside_is_refused_before_it_runs(query: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"may not reach outside the map: .*{word}"):
        run(Graph(), query)


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <http://example.org/g>",
        "load silent <http://example.org/g> into graph <a>",
        "INSERT DATA { <a> <b> <c> }",
        "PREFIX a: <b>\nDELETE WHERE { ?x ?y ?z }",
        "DELETE { ?x ?y ?z } INSERT { ?x ?y 1 } WHERE { ?x ?y ?z }",
        "CLEAR ALL",
        "DROP DEFAULT",
        "CREATE GRAPH <a>",
        "COPY DEFAULT TO <a>",
    ],
)
@pytest.mark.usefixtures("no_network")
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"a query may only ask: updates .* are refused"):
        run(Graph(), query)


@pytest.mark.parametrize(
    "query",
    [
        "# SERVICE <http://example.org/> FROM LOAD\nASK {}",
        'ASK { BIND ("SERVICE <a> { } FROM <b> LOAD <c>" AS ?x) }',
        "PREFIX service: <http://example.org/>\nASK { ?x service:from service:load }",
        "ASK { OPTIONAL { ?service <http://example.org/SERVICE> ?FROM } }",
        "ASK { OPTIONAL { ?x rm:load '''FROM\n<a>''' } }",
    ],
)
def test_words_that_only_look_like_reaching_outside_are_fine(query: str) -> None:
    graph = Graph()
    graph.bind("rm", RM)
    assert run(graph, query)[0]["answer"] in (True, False)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "the query is empty"),
        (" \n\t", "the query is empty"),
        ("SELEC ?x {}", "cannot be read at line 1, column 1: `SELEC ?x {}`"),
        (
            "SELECT ?x\nWHERE {\n  ?x a ?y .\n  ?x b ?z }",
            "cannot be read at line 4, column 3: `?x b ?z }`",
        ),
        ("SELECT ?x {\n\t?x\t?y 'abc }", "cannot be read at line 2, column 2: `?x"),
        ("SELECT ?x { ?x ?y ?z ", "cannot be read at line 1, column 22, where it ends too early"),
        ("SELECT ?x { ?x ?y ?z } LIMIT ten", "cannot be read at line 1, column 24: `LIMIT ten`"),
        ("# only a remark", "cannot be read at line 1, column"),
        (
            "SELECT ?x\n{ ?x rmm:undercuts ?y }",
            "the unknown prefix `rmm:` at line 2, column 6; did you mean `rm:`?",
        ),
        ("ASK { ?x zzzz:a ?y }", f"known are {', '.join(sorted(PREFIXES))}"),
        ("underkuts", "no shipped query is called `underkuts`; did you mean `undercuts`?"),
        ("zzzz", "no shipped query is called `zzzz`; there are breaking-points, "),
        ("ASK " + "{" * 3000 + "}" * 3000, "the query is nested too deeply"),
    ],
)
def test_a_bad_query_is_told_with_its_place(query: str, sentence: str) -> None:
    with pytest.raises(QueryError) as caught:
        SMALL.sparql(query)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_path_that_is_too_long_is_no_traceback() -> None:
    graph = Graph(bind_namespaces="none")
    graph.bind("rm", RM)
    for number in range(3000):
        graph.add((URIRef(f"urn:{number}"), RMAP.supports, URIRef(f"urn:{number + 1}")))
    with pytest.raises(QueryError, match="a path that is too long"):
        run(graph, "SELECT ?x { <urn:0> rm:supports+ ?x }")


def test_the_prefixes_of_a_map_need_not_be_declared() -> None:
    for prefix in PREFIXES:
        assert SMALL.sparql(f"ASK {{ ?x {prefix}:nothing ?y }}") == [{"answer": False}]
