"""Stands in for the command `gh`: keeps pull requests, comments and statuses in a JSON file.

A token is what it may do, as `NAME=write,...`; what a request needs beyond that is refused.
"""

import json
import os
import re
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

MOST = 65_536
BOT = {"login": "github-actions[bot]", "type": "Bot"}


def main(words: list[str]) -> None:
    assert words[:2] == ["api", "--method"], words
    method, path = words[2], words[5]
    assert words[3:5] == ["-H", "Accept: application/vnd.github+json"], words
    assert words[6:] == (["--input", "-"] if method != "GET" else []), words
    place = Path(os.environ["FAKE_GH"])
    state = json.loads(place.read_text())
    body = json.loads(sys.stdin.read()) if method != "GET" else None
    state["log"].append(f"{method} {path}")
    answer = Forge(state).answer(method, path, body)
    place.write_text(json.dumps(state))
    sys.stdout.write(json.dumps(answer))


def refuse(reason: str) -> None:
    sys.exit(f"gh: {reason}")


def needs(*rights: str) -> None:
    may = os.environ.get("GH_TOKEN", "").split(",")
    if not any(right in may or right.replace("=read", "=write") in may for right in rights):
        refuse(f"Resource not accessible by integration (HTTP 403): {' or '.join(rights)}")


class Forge:
    def __init__(self, state: dict) -> None:
        self.state = state

    def answer(self, method: str, path: str, body: object) -> object:
        asked = urlsplit(path)
        query = {key: one[0] for key, one in parse_qs(asked.query).items()}
        for wanted, pattern, name in TABLE:
            found = re.fullmatch(pattern, asked.path)
            if found and wanted == method:
                return getattr(self, name)(
                    *found.groups(), **({"body": body} if body else {}), query=query
                )
        return refuse(f"Not Found (HTTP 404): {method} {path}")

    def pulls(self, query: dict) -> object:
        needs("pull-requests=read")
        assert query["state"] == "open"
        return [one for one in self.state["pulls"].values() if one["state"] == "open"]

    def pull(self, number: str, **_: object) -> object:
        needs("pull-requests=read")
        return self.state["pulls"].get(number) or refuse("Not Found (HTTP 404)")

    def comments(self, number: str, query: dict) -> object:
        first = (int(query["page"]) - 1) * int(query["per_page"])
        return self.state["comments"].get(number, [])[first : first + int(query["per_page"])]

    def comment(self, number: str, body: dict, **_: object) -> object:
        self.may_write(number, body)
        kept = self.state["comments"].setdefault(number, [])
        kept.append({"id": self.new_id(), "user": BOT, "body": body["body"]})
        return kept[-1]

    def new_id(self) -> int:
        return 1000 + sum(map(len, self.state["comments"].values()))

    def may_write(self, number: str, body: dict) -> None:
        needs("pull-requests=write" if number in self.state["pulls"] else "issues=write")
        assert set(body) == {"body"}
        if len(body["body"]) > MOST:
            refuse("body is too long (maximum is 65536 characters) (HTTP 422)")

    def rewrite(self, given: str, body: dict, **_: object) -> object:
        for number, kept in self.state["comments"].items():
            for one in kept:
                if one["id"] == int(given):
                    self.may_write(number, body)
                    one["body"] = body["body"]
                    return one
        return refuse("Not Found (HTTP 404)")

    def status(self, sha: str, **_: object) -> object:
        found = {one["context"]: one for one in self.state["statuses"].get(sha, [])}
        return {"statuses": list(found.values())}

    def mark(self, sha: str, body: dict, **_: object) -> object:
        needs("statuses=write")
        assert len(body["description"]) <= 140
        self.state["statuses"].setdefault(sha, []).append(body)
        return body


REPO = r"repos/owner/map"
TABLE = (
    ("GET", rf"{REPO}/pulls", "pulls"),
    ("GET", rf"{REPO}/pulls/(\d+)", "pull"),
    ("GET", rf"{REPO}/issues/(\d+)/comments", "comments"),
    ("POST", rf"{REPO}/issues/(\d+)/comments", "comment"),
    ("PATCH", rf"{REPO}/issues/comments/(\d+)", "rewrite"),
    ("GET", rf"{REPO}/commits/([0-9a-f]{{40}})/status", "status"),
    ("POST", rf"{REPO}/statuses/([0-9a-f]{{40}})", "mark"),
)

if __name__ == "__main__":
    main(sys.argv[1:])
