"""`robustmap solve`: the problems of solvers, from the command line."""

import json
import re
import subprocess
import sys
from random import Random

import pytest

from robustmap.reason.problems import ABA_PROBLEMS, CODES, PROBLEMS, TASKS
from tests.support.commands import folder_with, refuses

AF = "p af 4\n1 2\n2 1\n2 3\n3 4\n"
APX = "arg(a).\narg(b).\narg(c).\natt(a,b).\natt(b,a).\natt(b,c).\n"
TGF = "a\nb\nc\n#\na b\nb a\nb c\n"
ODD = "p af 3\n1 2\n2 3\n3 1\n"
ABA = "p aba 6\na 1\na 2\na 3\nc 1 4\nc 2 5\nc 3 6\nr 4 2\nr 5 1\nr 6 1 2\n"
FILES = {"a.af": AF, "a.apx": APX, "a.tgf": TGF, "odd.af": ODD, "a.aba": ABA}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("-p DC-CO -f a.af -a 3", "YES\nw 1 3\n"),
        ("-p DC-CO -f a.af -a 1 --engine plain", "YES\nw 1 3\n"),
        ("-p DS-PR -f a.af -a 3", "NO\nw 2 4\n"),
        ("-p DC-GR -f a.af -a 3", "NO\n"),
        ("-p DS-ST -f odd.af -a 1", "YES\n"),  # in all of no extensions
        ("-p DC-ST -f odd.af -a 1", "NO\n"),
        ("-p SE-ST -f odd.af", "NO\n"),
        ("-p SE-PR -f odd.af", "w\n"),
        ("-p EE-ST -f odd.af", "NO\n"),
        ("-p CE-ST -f odd.af", "0\n"),
        ("-p CE-CO -f a.af", "3\n"),
        ("-p EE-GR -f a.af", "w\n"),
        ("-p SE-STG -f odd.af -fo i23", None),
        ("-p DC-CO -f a.apx -a c", "YES\n"),
        ("-p DS-PR -f a.tgf -a c -fo tgf", "NO\n"),
        ("-p SE-GR -f a.apx", "[]\n"),
        ("-p EE-CO -f a.apx", "[[],[b],[a,c]]\n"),
        ("-p CE-PR -f a.tgf", "2\n"),
        ("-p DC-ST -f a.aba -a 4", "YES\nw 2 3\n"),
        ("-p DS-CO -f a.aba -a 3", "NO\nw\n"),
        ("-p DS-PR -f a.aba -a 3", "YES\n"),
        ("-p CE-PR -f a.aba", "2\n"),
    ],
)
def test_answers_are_written_as_solvers_write_them(run, folder, line, said):
    ran = run("solve", *line.split(), cwd=folder)
    assert (ran.status, ran.err) == (0, "")
    if said is None:
        assert ran.out in ("w 1\n", "w 2\n", "w 3\n")
    elif line.startswith("-p EE-CO -f a.apx"):
        # Extensions come in no particular order.
        every = re.fullmatch(r"\[(\[[a-z,]*\],?)*\]\n", ran.out)
        assert every
        assert sorted(re.findall(r"\[([a-z,]*)\]", ran.out)) == ["", "a,c", "b"]
    else:
        assert ran.out == said


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_is_answered_and_checked(run, folder, problem):
    asked = ["-a", "3"] if problem[:2] in ("DC", "DS") else []
    ran = run("solve", "-p", problem, "-f", "a.af", "--verify", *asked, cwd=folder)
    assert ran.status == 0
    assert ran.out
    assert ("unchecked: a number" if problem[:2] == "CE" else "checked: ") in ran.err


@pytest.mark.parametrize("problem", ABA_PROBLEMS)
def test_every_problem_of_assumptions_is_answered(run, folder, problem):
    asked = ["-a", "6"] if problem[:2] in ("DC", "DS") else []
    ran = run("solve", "-p", problem, "-f", "a.aba", "--verify", *asked, cwd=folder)
    assert ran.status == 0
    assert ran.out
    assert "checked: " in ran.err


def test_what_it_tells_of_itself(run, tmp_path):
    every = run("solve", "--problems", cwd=tmp_path).out.strip()[1:-1].split(",")
    assert every == [f"{task}-{code}" for task in TASKS for code in CODES]
    few = run("solve", "--problems", "-fo", "aba", cwd=tmp_path).out.strip()[1:-1].split(",")
    assert set(few) == set(ABA_PROBLEMS) < set(every)
    assert run("solve", "--formats", cwd=tmp_path).out == "[aba,af,apx,tgf]\n"
    alone = run("solve", cwd=tmp_path)
    assert (alone.status, alone.out.split()[0]) == (0, "robustmap")
    assert "--help" in alone.err
    assert run("solve", "--version", cwd=tmp_path).out == alone.out


def test_a_list_may_be_cut_short_and_says_so(run, folder):
    ran = run("solve", "-p", "EE-CO", "-f", "a.af", "--all", "2", cwd=folder)
    assert (ran.status, len(ran.out.splitlines())) == (0, 2)
    assert "there are more than these 2" in ran.err
    whole = run("solve", "-p", "EE-CO", "-f", "a.af", "--all", "3", cwd=folder)
    assert (len(whole.out.splitlines()), whole.err) == (3, "")


def test_as_data(run, folder):
    told = run("solve", "-p", "DS-PR", "-f", "a.apx", "-a", "c", "--format", "json", cwd=folder)
    assert json.loads(told.out) == {
        "answer": False,
        "extension": ["b"],
        "notes": [],
        "problem": "DS-PR",
    }
    told = run("solve", "-p", "EE-PR", "-f", "a.af", "--format", "json", "--verify", cwd=folder)
    data = json.loads(told.out)
    assert sorted(data["extensions"]) == [["1", "3"], ["2", "4"]]
    assert (data["complete"], data["stopped"]) == (True, "")
    assert data["notes"] == ["checked: 2 extensions; not that there are no more"]
    told = run("solve", "-p", "CE-CO", "-f", "a.af", "--format", "json", cwd=folder)
    assert (json.loads(told.out)["count"], json.loads(told.out)["exact"]) == (3, True)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("-p XX-YY -f a.af -a 1", "a problem is one of DC, DS, SE, EE, CE, a `-`, and one of AD"),
        ("-p DC-CU -f a.af -a 1", "did you mean `DC-CO`?"),
        ("-p DC-CO -f a.af", "-a is missing: DC-CO asks about an argument"),
        ("-p SE-CO -f a.af -a 1", "SE-CO asks about no argument"),
        ("-f a.af -a 1", "-p is missing"),
        ("-p DC-CO -f a.af -a 5", "there is no argument `5`; they are numbered from 1 to 4"),
        ("-p DC-CO -f a.apx -a d", "there is no argument `d`"),
        ("-p DC-ST -f a.aba -a 7", "there is no atom `7`; they are numbered from 1 to 6"),
        ("-p SE-SST -f a.aba", "of these there are AD, CO, GR, ID, PR, ST"),
        ("-p SE-CO -f none.af", "none.af cannot be read"),
        ("-p SE-CO -f .", "cannot be read"),
        ("-p SE-CO -f a.af -fo xyz", "xyz"),
        ("-p SE-CO -f a.af --kb kb", "is about a map, -f names a file"),
        ("-p SE-CO -f a.af --off x", "--off is about a map"),
        ("-p SE-CO -f a.af --all 2", "--all is for EE"),
        ("-p SE-CO -f a.af --limit 0", "--limit"),
        ("-p SE-CO -fo af", "name it with -f"),
        ("-p SE-CO", "name a file with -f, or a map with --kb"),
    ],
)
def test_misuse_is_refused_with_its_reason(run, folder, line, told):
    refuses(run, folder, "solve", *line.split(), told=told)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("x.af", "p af 3\n1 2\n1 x\n", ["x.af:3:3: error: `x` is not a number", "  |   ^"]),
        ("x.af", "p af 3\n7 1\n", ["x.af:2:1: error: `7` is more than the header says"]),
        ("x.apx", "arg(a).\natt(a,b).\n", ["x.apx:2:7: error: there is no argument `b`"]),
        ("x.tgf", "a\nb\n#\na\n", ["x.tgf:4:2: error: the line has one name"]),
        ("x.aba", "p aba 2\na 1\nr 1 2\n", ["x.aba:3:3: error: the head of the rule is an assum"]),
        ("x.txt", "hello\n", ["x.txt:1:1: error: this is none of the formats"]),
    ],
)
def test_faults_of_a_file_are_shown_where_they_stand(run, tmp_path, name, text, told):
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = run("solve", "-p", "SE-CO", "-f", name, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    for one in told:
        assert one in ran.err
    assert "Traceback" not in ran.err


def test_what_stands_twice_is_told_and_the_answer_given(run, tmp_path):
    (tmp_path / "x.af").write_text("p af 2\n1 2\n1 2\n", encoding="utf-8")
    ran = run("solve", "-p", "SE-CO", "-f", "x.af", cwd=tmp_path)
    assert (ran.status, ran.out) == (0, "w 1\n")
    assert "a second time, counted once" in ran.err


def hard(size: int, each: int) -> str:
    """Write a framework that takes long: all attacks by chance, many for each argument."""
    rng = Random(1)
    pairs = {(rng.randint(1, size), rng.randint(1, size)) for _ in range(size * each)}
    lines = (f"{one} {other}" for one, other in sorted(pairs) if one != other)
    return "\n".join([f"p af {size}", *lines, ""])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("-p EE-PR", "not all found within 0.3 s"),
        ("-p CE-AD", "not counted within 0.3 s: there are at least"),
        ("-p SE-STG", "not decided within 0.3 s"),
    ],
)
def test_the_limit_is_kept_and_told(run, tmp_path, line, told):
    (tmp_path / "x.af").write_text(hard(1000, 6), encoding="utf-8")
    ran = run("solve", *line.split(), "-f", "x.af", "--limit", "0.3", cwd=tmp_path)
    assert ran.status == 4
    assert told in ran.err
    data = run(
        "solve", *line.split(), "-f", "x.af", "--limit", "0.3", "--format", "json", cwd=tmp_path
    )
    assert data.status == 4
    assert told in json.loads(data.out)["notes"][0]


def test_the_input_may_be_piped():
    command = [sys.executable, "-m", "robustmap", "solve", "-p", "DC-CO", "-f", "-", "-a", "3"]
    ran = subprocess.run(command, input=AF, capture_output=True, text=True, check=True)
    assert ran.stdout == "YES\nw 1 3\n"


def test_no_name_of_a_file_reaches_the_terminal_as_it_is(run, tmp_path):
    (tmp_path / "x.apx").write_text("arg(a\x1b[31m).\narg(b).\n", encoding="utf-8")
    for line in ("-p SE-CO", "-p DC-CO -a c", "-p EE-PR"):
        ran = run("solve", *line.split(), "-f", "x.apx", cwd=tmp_path)
        assert "\x1b" not in ran.out + ran.err
        assert "Traceback" not in ran.err


KB = {
    "map.yaml": "title: A map\n",
    "claims/a.md": "---\ntitle: One way\nstanding: presumed\ncontradicts: [b]\n---\n",
    "claims/b.md": "---\ntitle: The other way\nstanding: presumed\n---\n",
    "claims/end.md": "---\ntitle: It ends well\nstanding: open\n---\n",
    "arguments/from-a.md": "---\nfor: end\npremises: [a]\n---\n",
    "arguments/from-b.md": "---\nfor: end\npremises: [b]\n---\n",
    "arguments/twice.md": "---\nfor: [a, end]\npremises: [b]\n---\n",
}


@pytest.fixture
def kb(tmp_path):
    return folder_with(tmp_path, KB)


def test_a_map_is_asked_by_its_ids(run, kb):
    assert run("solve", "-p", "DS-PR", "-a", "end", "--verify", cwd=kb).out == "YES\n"
    ran = run("solve", "-p", "DC-PR", "-a", "b", "--verify", cwd=kb)
    assert ran.out.startswith("YES\nw ")
    assert {"b", "from-b", "end"} <= set(ran.out.split()[2:])
    assert not {"a", "from-a"} & set(ran.out.split()[2:])
    assert "checked: " in ran.err
    assert run("solve", "-p", "CE-PR", "--off", "twice", cwd=kb).out == "2\n"
    assert run("solve", "-p", "DC-GR", "-a", "end", "--kb", "kb", cwd=kb).out == "NO\n"
    assert run("solve", "-p", "DC-GR", "-a", "end", "--grant", "a", cwd=kb).out.startswith("YES\n")


def test_what_a_map_cannot_be_asked(run, kb):
    refuses(run, kb, "solve", "-p", "DC-PR", "-a", "ende", told="did you mean `end`")
    refuses(run, kb, "solve", "-p", "DC-PR", "-a", "twice", told="name one: twice#on-a, twice#on-")
    (kb / "kb/claims/x.md").write_text("---\ntitle: X\nstanding: open\n---\n", encoding="utf-8")
    (kb / "kb/claims/y.md").write_text("---\ntitle: Y\nstanding: open\n---\n", encoding="utf-8")
    for one, other in ("xy", "yx"):
        path = kb / f"kb/arguments/{one}-for-{other}.md"
        path.write_text(f"---\nfor: {other}\npremises: [{one}]\n---\n", encoding="utf-8")
    refuses(run, kb, "solve", "-p", "DC-PR", "-a", "x", told="circular support (x, y)")
    assert run("solve", "-p", "DC-GR", "-a", "x", cwd=kb).out == "NO\n"
