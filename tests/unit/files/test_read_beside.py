"""Kbs read beside each other: one object for what both have, and nothing else differs."""

import subprocess

from robustmap.files.beside import Beside
from robustmap.files.find import Tree
from robustmap.files.git import Repository, _object_id
from robustmap.files.read import read_tree

CLAIM = b"---\ntitle: It is so\n---\n"
BASE = {
    "map.yaml": b"title: A map\n",
    "claims/a.md": CLAIM,
    "claims/b.md": b"---\ntitle: [\n---\n",
    "arguments/c.md": b"---\nfor: a\nno-key: x\n---\n\nSo.\n",
}


def tree(**changes):
    return Tree("kb", {**BASE, **changes}, [])


def test_what_both_have_is_read_once():
    beside = Beside()
    one = beside.read(tree())
    other = beside.read(tree(**{"claims/a.md": CLAIM + b"More.\n"}))
    for name in ("b", "c"):
        assert other.nodes[name] is one.nodes[name]
        assert other.places[name] is one.places[name]
    assert other.nodes["a"] is not one.nodes["a"]


def test_the_maps_are_those_of_reading_alone():
    changes = [
        {},
        {"claims/b.md": CLAIM},
        {"claims/sub/a.md": CLAIM},
        {"map.yaml": b"title: A map\ndefaults:\n  claims:\n    tags: x\n"},
    ]
    beside = Beside()
    for change in changes:
        found, plain = beside.read(tree(**change)), read_tree(tree(**change))
        assert found == plain
        assert (dict(found.places), found.problems) == (dict(plain.places), plain.problems)


def test_a_default_of_the_folder_makes_another_node():
    beside = Beside()
    one = beside.read(tree())
    other = beside.read(tree(**{"map.yaml": b"title: A\ndefaults:\n  claims:\n    tags: x\n"}))
    assert (one.nodes["a"].tags, other.nodes["a"].tags) == ((), ("x",))


def test_ids_of_objects_are_those_of_git(tmp_path):
    for form, digits in (("sha1", 40), ("sha256", 64)):
        folder = tmp_path / form
        subprocess.run(["git", "init", "-q", f"--object-format={form}", folder], check=True)
        for data in (b"", b"text\n", bytes(range(256)) * 300):
            done = subprocess.run(
                ["git", "hash-object", "--stdin"],
                cwd=folder,
                input=data,
                check=True,
                capture_output=True,
            )
            assert _object_id(data, digits) == done.stdout.decode().strip()


def test_files_at_hand_are_not_asked_of_git(tmp_path, monkeypatch):
    for name, data in BASE.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    nobody = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*nobody, "commit", "-q", "-m", "base")):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    asked = []
    before = Repository._blobs

    def blobs(self, names):
        asked.append(len(names))
        return before(self, names)

    monkeypatch.setattr(Repository, "_blobs", blobs)
    repository = Repository(tmp_path / "kb", "kb")
    head = repository.commit("HEAD")
    at_hand = [data for name, data in BASE.items() if name != "claims/a.md"]
    found = repository.tree(head, at_hand)
    assert found == Repository(tmp_path / "kb", "kb").tree(head)
    assert repository.tree(head) == found
    assert asked == [1, len(BASE), 0]
