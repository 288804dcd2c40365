"""Knowledge bases of any size for measuring: the shape of a real one, words at random."""

import random
import string
from collections.abc import Iterator
from pathlib import Path

VOCABULARY = 4000

# Of a hundred nodes, one is a source, one a question, three are thresholds, three
# proposals, 42 claims and 50 arguments.
KINDS = (
    ["source", "question"]
    + 3 * ["threshold"]
    + 3 * ["proposal"]
    + 42 * ["claim"]
    + 50 * ["argument"]
)

FOLDERS = {
    "source": "sources",
    "question": "questions",
    "threshold": "thresholds",
    "proposal": "proposals",
    "claim": "claims",
    "argument": "arguments",
}


class Generator:
    """Makes node files one after the other; each names earlier ones, mostly near."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = sorted({self._word() for _ in range(VOCABULARY)})
        self.made: dict[str, list[str]] = {kind: [] for kind in FOLDERS}

    def _word(self) -> str:
        return "".join(self.rng.choices(string.ascii_lowercase, k=self.rng.randint(3, 10)))

    def sentence(self, length: int) -> str:
        return " ".join(self.rng.choices(self.words, k=length)).capitalize()

    def near(self, kind: str) -> str:
        """Pick an earlier node of a kind, mostly one of the last hundred."""
        ids = self.made[kind]
        return ids[max(0, len(ids) - 1 - int(self.rng.expovariate(1 / 60)))]

    def file(self, number: int) -> tuple[str, str]:
        kind = KINDS[number % 100]
        name = f"{kind}-{number}"
        head = getattr(self, kind)(number)
        if kind != "argument":
            head.insert(0, f"title: {self.sentence(8)}")
        if kind != "source":
            head.append(f"sources: {self.near('source')}, part {number}, by source-0/author")
        self.made[kind].append(name)
        body = " ".join(f"{self.sentence(14)}." for _ in range(4))
        return f"{FOLDERS[kind]}/{name}.md", "\n".join(["---", *head, "---", "", body, ""])

    def source(self, _number: int) -> list[str]:
        return ["authors: [Nobody]", "date: 2020"]

    def question(self, _number: int) -> list[str]:
        about = self.made["claim"][-40:][:2]
        return ["sort: debate", f"about: [{', '.join(about)}]"]

    def threshold(self, _number: int) -> list[str]:
        return ["axis: capability"]

    def proposal(self, _number: int) -> list[str]:
        first, second = self.rng.sample(self.made["threshold"][-9:], 2)
        return [f"needs: {first}", "breaks:", f"  - at: {second}", "    failure: silent"]

    def claim(self, number: int) -> list[str]:
        head = ["standing: presumed"] if number % 5 == 0 else []
        if number % 11 == 0 and self.made["claim"]:
            head.append(f"contradicts: {self.near('claim')}")
        return head

    def argument(self, number: int) -> list[str]:
        relations = ["for", "against", "undercuts", "backs"]
        relation = self.rng.choices(relations, [5, 3, 3, 1])[0]
        aims_at_claim = relation in ("for", "against") or not self.made["argument"]
        # Every claim is some argument's premise or target, as in a map that is in use.
        premise = self.made["claim"][-1 - number % 42]
        target = self.near("claim" if aims_at_claim else "argument")
        if aims_at_claim:
            relation = "for" if relation == "backs" else relation.replace("undercuts", "against")
        head = [f"{relation}: {target}", "premises:", f"  - p1: {self.sentence(12)}."]
        return [*head, f"  - {premise}"] if premise != target else head


def files(size: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of a kb of `size` nodes, with map.yaml besides."""
    yield "map.yaml", "title: A generated map\ndescription: For measuring.\n"
    yield "axes/capability.md", "---\ntitle: Capability\n---\n\nHow much a system can do.\n"
    generator = Generator(seed)
    for number in range(size - 1):
        yield generator.file(number)


def generate(folder: Path, size: int, seed: int = 1) -> Path:
    """Write a kb of `size` nodes into a folder; the same seed gives the same bytes."""
    for name, text in files(size, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
