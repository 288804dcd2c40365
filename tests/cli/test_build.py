"""`robustmap build` and `robustmap serve`, as they are run."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.generate import generate
from tests.support.commands import Run, files, folder_with

CLAIM = "---\ntitle: {title}\nsimilar_to: second\nsources: text\n---\n\nSaid.\n"
KB = {
    "map.yaml": "title: A small map\n",
    "sources/text.md": "---\ntitle: A text\n---\n",
    "claims/first.md": CLAIM.format(title="The first claim"),
    "claims/second.md": CLAIM.format(title="Another thing altogether").replace("second", "first"),
}
WAIT = 60
"""Seconds after which something that should happen has not."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


def test_a_kb_without_errors_becomes_a_site_and_one_line(run: Run, folder: Path):
    before = files(folder / "kb")
    told = run("build", cwd=folder)
    assert (told.status, told.err) == (0, "")
    assert re.fullmatch(r"build/site: \d+ pages\n", told.out)
    page = (folder / "build/site/n/first/index.html").read_text(encoding="utf-8")
    assert "<title>The first claim - A small map</title>" in page
    assert "taken for granted" in page
    assert files(folder / "kb") == before


def test_the_same_kb_gives_the_same_tree(run: Run, folder: Path):
    run("build", "--out", "one", cwd=folder)
    run("build", "--out", "two", cwd=folder)
    first = files(folder / "one/tree")
    assert first == files(folder / "two/tree")
    assert all(str(folder).encode() not in data for data in first.values())


def test_the_plain_tree_can_be_left_to_another_renderer(run: Run, folder: Path):
    told = run("build", "--tree-only", cwd=folder)
    assert told.status == 0
    assert re.fullmatch(r"build/tree: \d+ pages\n", told.out)
    assert (folder / "build/tree/docs/n/first.md").is_file()
    assert not list((folder / "build/site").iterdir())


@pytest.mark.long
def test_ten_thousand_nodes_become_a_site(run: Run, tmp_path: Path):
    generate(tmp_path / "kb", 10_000)
    told = run("build", cwd=tmp_path)
    assert (told.status, told.err) == (0, "")
    assert len(list((tmp_path / "build/site/n").iterdir())) >= 10_000
    before = files(tmp_path / "build/tree")
    assert run("build", cwd=tmp_path).out == told.out
    assert files(tmp_path / "build/tree") == before


def test_errors_stop_the_build_with_what_is_wrong(run: Run, folder: Path):
    (folder / "kb/claims/first.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
    told = run("build", cwd=folder)
    assert told.status == 1
    assert "kb/claims/first.md:2:1: error[RM101]" in told.out
    assert not (folder / "build").exists()


def test_warnings_stop_it_only_if_asked_to(run: Run, folder: Path):
    text = "---\ntitle: Nobody says this\nsimilar_to: first\n---\n"
    (folder / "kb/claims/third.md").write_text(text, encoding="utf-8")
    told = run("build", "--strict-warnings", cwd=folder)
    assert told.status == 1
    assert "warning[" in told.out
    assert run("build", cwd=folder).status == 0


@pytest.mark.parametrize("out", ["kb", "kb/build"])
def test_nothing_is_ever_built_inside_the_kb(run: Run, folder: Path, out: str):
    before = files(folder)
    told = run("build", "--out", out, cwd=folder)
    assert told.status == 2
    assert "inside the kb" in told.err
    assert files(folder) == before


def test_a_folder_called_site_that_holds_other_things_is_left_alone(run: Run, folder: Path):
    (folder / "site").mkdir()
    (folder / "site/mine.txt").write_text("mine", encoding="utf-8")
    told = run("build", "--out", ".", cwd=folder)
    assert told.status == 2
    assert "was not made by robustmap" in told.err
    assert files(folder / "site") == {"mine.txt": b"mine"}


def test_a_kb_elsewhere_can_be_named(run: Run, folder: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert run("build", "--kb", str(folder / "kb"), cwd=elsewhere).status == 0
    assert (elsewhere / "build/site/index.html").is_file()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetched(url: str) -> str:
    with urllib.request.urlopen(url, timeout=WAIT) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def waited_for(look: Callable[[], bool]) -> bool:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            if look():
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_serve_follows_every_save_and_goes_on_with_errors(folder: Path):
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "robustmap", "serve", "--port", str(port)]
    first = folder / "kb/claims/first.md"
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        try:
            assert waited_for(lambda: "The first claim" in fetched(f"{url}n/first/"))
            first.write_text(CLAIM.format(title="The changed claim"), encoding="utf-8")
            assert waited_for(lambda: "The changed claim" in fetched(f"{url}n/first/"))
            first.write_text(CLAIM.format(title="Broken\nlike: this"), encoding="utf-8")
            assert waited_for(lambda: "RM101" in fetched(f"{url}problems/"))
            assert "finding" in fetched(url)
        finally:
            served.terminate()
            out, err = served.communicate(timeout=WAIT)
    assert f"serving {url}" in out
    assert "error[RM101]" in err
    assert "Traceback" not in err


def test_a_port_that_is_taken_is_told_in_one_line(run: Run, folder: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = run("serve", "--port", str(taken.getsockname()[1]), cwd=folder)
    assert told.status == 2
    assert "cannot be used" in told.err
