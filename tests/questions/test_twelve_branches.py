"""Twelve people contribute to the real kb at once: nothing conflicts, and `diff` tells it all.

What `diff` tells of each merge is compared with two full evaluations of the checked-out
files, before and after it, which know nothing of `diff`.
"""

import json
import os
import shutil
import subprocess
from collections import Counter
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

import robustmap as rm
from robustmap.cli.main import group
from robustmap.diff.compare import compare
from robustmap.diff.findings import new_findings
from robustmap.files.git import Repository
from robustmap.files.read import read_tree
from robustmap.kb import obligations
from tests.support.contributions import TWELVE

ROOT = Path(__file__).resolve().parents[2]
NAMES = [one.branch for one in TWELVE]
TOLD_BY_COMMAND = ("undercut/demonstrations-tell-no-rate", "rename/no-jumps")


class Evaluated:
    """A kb on the disk, answered in full: one question after another, ids as they are."""

    def __init__(self, folder):
        self.kb = rm.load(folder)
        self.nodes = {node.id for node in self.kb}

    @cached_property
    def verdicts(self):
        map_ = self.kb.map
        asked = {*map_.statements, *map_.inferences, *(node.id for node in map_.arguing())}
        found = {ref: self.kb.verdict(ref) for ref in asked}
        return {ref: one.answer for ref, one in found.items() if one and one.id == ref}

    @cached_property
    def ledgers(self):
        """Give the group of every item: (statement, side, item) -> group."""
        found = {}
        for ref in self.kb.map.statements:
            told = self.kb.ask(ref).ledger
            for side, groups in (("for", told.for_), ("against", told.against)):
                for name, items in reversed(groups._asdict().items()):
                    found |= dict.fromkeys(((ref, side, item) for item in items), name)
        return found

    @cached_property
    def robustness(self):
        return {
            (plan.id, kind): (one.answer, one.witness, one.gap, one.failure)
            for plan in self.kb.proposals
            for kind, one in self.kb.robustness(plan.id).items()
        }

    @cached_property
    def findings(self):
        return Counter((one.code, one.node, one.message) for one in self.kb.problems)


class Merging:
    """A repository with twelve branches from one commit, merged one after another."""

    def __init__(self, home):
        self.home = home
        shutil.copytree(ROOT / "kb", home / "kb")
        self.git("init", "-q", "-b", "main")
        self.commit("base")
        for one in TWELVE:
            self.git("checkout", "-q", "-b", one.branch, "main")
            self.contribute(one)
            self.commit(one.branch)
        self.git("checkout", "-q", "main")
        self.merges, self.full, self.read = [], [], []
        self.note()
        for one in TWELVE:
            self.git("merge", "-q", "--no-ff", "-m", f"Merge {one.branch}", one.branch)
            self.note()

    def git(self, *words):
        done = subprocess.run(
            ["git", *words], cwd=self.home, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout.strip()

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def contribute(self, one):
        """Do what a contributor does in a work tree."""
        for name, text in one.files.items():
            path = self.home / "kb" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name, (old, new) in one.edits.items():
            path = self.home / "kb" / name
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, name
            path.write_text(text.replace(old, new), encoding="utf-8")
        for words in one.commands:
            done = CliRunner().invoke(group, [*words, "--kb", str(self.home / "kb")])
            assert done.exit_code == 0, done.output

    def note(self):
        """Remember the state of the main branch: its commit, its files, and what git gives."""
        repository = Repository(self.home / "kb", "kb")
        commit = repository.commit("HEAD")
        self.merges.append(commit.id)
        self.full.append(Evaluated(self.home / "kb"))
        self.read.append(read_tree(repository.tree(commit)))

    @cached_property
    def told(self):
        """Give what `diff` tells of each merge, from git's objects."""
        pairs = pairwise(self.read)
        made = [compare(before, after, owed=obligations).data() for before, after in pairs]
        return json.loads(json.dumps(made))


@pytest.fixture(scope="module")
def merging(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for role in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{role}_NAME", "Somebody")
            patch.setenv(f"GIT_{role}_EMAIL", "somebody@example.org")
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield Merging(tmp_path_factory.mktemp("twelve"))


@pytest.fixture(params=range(len(TWELVE)), ids=NAMES)
def merge(request, merging):
    """Give one merge: its contribution, both full evaluations, and what `diff` tells."""
    at = request.param
    return TWELVE[at], merging.full[at], merging.full[at + 1], merging.told[at]


def today(one, ref):
    """Give the id of the head for one of the base: that of a renamed node, or of its part."""
    owner, mark, local = ref.partition("#")
    for old, new in one.renamed.items():
        local = local.replace(f"-{old}", f"-{new}")
    return one.renamed.get(owner, owner) + mark + local


def moved(before, after, both):
    """Give what is another value now, by key; only what `both` holds of can be."""
    keys = {key for key in {*before, *after} if both(key)}
    pairs = {key: (before.get(key, ""), after.get(key, "")) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def test_no_branch_conflicts_and_no_merge_has_an_error(merging):
    assert len(merging.merges) == 13
    assert len(set(merging.merges)) == 13
    assert merging.git("rev-list", "--count", "--merges", "main") == "12"
    for state in merging.full:
        assert [one for one in state.kb.problems if one.severity == "error"] == []


def test_git_gives_what_lies_on_the_disk(merging):
    for state, read in zip(merging.full, merging.read, strict=True):
        assert state.kb.map.nodes == read.nodes
        assert state.kb.map.settings == read.settings


def test_verdicts_that_change(merge):
    one, before, after, told = merge
    old = {today(one, ref): answer for ref, answer in before.verdicts.items()}
    new = after.verdicts
    turned = moved(old, new, lambda ref: ref in old and ref in new)
    inferences = after.kb.map.inferences
    expected = {
        ref: pair
        for ref, pair in turned.items()
        # What happens to an argument as a whole is told once.
        if ref not in inferences or pair != turned.get(inferences[ref].owner) or "#" not in ref
    }
    found = {flip["id"]: flip for flip in told["flips"]}
    assert {
        ref: (flip["before"]["answer"], flip["after"]["answer"]) for ref, flip in found.items()
    } == expected
    whole = {*after.kb.map.statements, *(node.id for node in after.kb.map.arguing())}
    stay = old.keys() & new.keys() & whole
    assert told["steady"] == len(stay - turned.keys())


def test_ledgers_that_change(merge):
    one, before, after, told = merge
    old = {
        (today(one, ref), side, today(one, item)): group
        for (ref, side, item), group in before.ledgers.items()
    }
    known = {today(one, ref) for ref in before.kb.map.statements} & {*after.kb.map.statements}
    expected = moved(old, after.ledgers, lambda key: key[0] in known)
    assert {
        (change["statement"], entry["side"], entry["item"]): (entry["before"], entry["after"])
        for change in told["ledgers"]
        for entry in change["entries"]
    } == expected


def test_robustness_that_changes(merge):
    one, before, after, told = merge
    old = {(today(one, plan), kind): answer for (plan, kind), answer in before.robustness.items()}
    new = after.robustness
    expected = moved(old, new, lambda key: key in old and key in new)
    sides = ("answer", "witness", "gap", "failure")
    assert {
        (change["proposal"], change["kind"]): tuple(
            tuple(change[side][part] for part in sides) for side in ("before", "after")
        )
        for change in told["robustness"]
    } == expected


def test_nodes_that_come_and_go(merge):
    one, before, after, told = merge
    old = {today(one, ref) for ref in before.nodes}
    by_change = {}
    for change in told["changes"]:
        by_change.setdefault(change["change"], set()).add(change["node"])
    assert by_change.get("added", set()) == after.nodes - old
    gone = by_change.get("removed", set()) | by_change.get("withdrawn", set())
    assert gone == old - after.nodes
    assert by_change.get("renamed", set()) == set(one.renamed.values())
    assert told["nodes"] == {"base": len(before.nodes), "head": len(after.nodes)}


def test_new_findings(merge):
    _, before, after, _ = merge
    told = new_findings(before.kb.problems, after.kb.problems)
    found = Counter((one.code, one.node, one.message) for one in told)
    assert found == after.findings - before.findings


def test_every_cause_lies_in_the_branch(merge, merging):
    one, _, _, told = merge
    at = TWELVE.index(one)
    names = merging.git("diff", "--name-only", *merging.merges[at : at + 2]).split("\n")
    touched = {Path(name).stem for name in names} | {"map.yaml"}
    parts = [*told["flips"], *told["robustness"]]
    parts += [entry for change in told["ledgers"] for entry in change["entries"]]
    for part in parts:
        assert part["cause"]["nodes"]
        assert {*part["cause"]["nodes"]} <= touched


def test_the_contributions_are_no_empty_ones(merging):
    """Between them they turn verdicts, move reasons and robustness, and pins follow."""
    told = dict(zip(NAMES, merging.told, strict=True))
    assert all(one["changes"] for one in told.values())
    flips = {ref for one in told.values() for ref in (flip["id"] for flip in one["flips"])}
    assert {"for-6", "size-explains-the-results", "for-3"} <= flips
    assert any(one["ledgers"] for one in told.values())
    assert told["rename/no-jumps"]["flips"] == told["rename/no-jumps"]["ledgers"] == []
    assert any(one["suspects"] for one in told.values())


@pytest.mark.parametrize("branch", TOLD_BY_COMMAND)
def test_the_command_tells_the_same_of_a_branch_on_its_own(merging, branch, monkeypatch):
    monkeypatch.chdir(merging.home)
    done = CliRunner().invoke(group, ["diff", merging.merges[0], branch, "--format", "json"])
    assert done.exit_code == 0, done.output
    alone = json.loads(done.output)
    merged = merging.told[NAMES.index(branch)]
    for part in ("flips", "ledgers", "robustness"):
        assert alone[part] == merged[part]
    assert alone["findings"]["new"] == []
