"""Links and anchors of a rendered site."""

from pathlib import Path

import pytest

from robustmap.publish.render.links import bad_links

GOOD = '<h1 id="top">x</h1><a href="../b/">b</a><a href="#top">up</a><a href="../">home</a>'


def site(folder: Path, **pages: str) -> Path:
    (folder / "assets").mkdir()
    (folder / "assets/x.css").write_text("", encoding="utf-8")
    for name, content in {"a": GOOD, "b": '<p id="p1">b</p>', **pages}.items():
        path = folder / name / "index.html" if name != "index" else folder / "index.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (folder / "index.html").touch()
    return folder


def why(folder: Path, **pages: str) -> list[str]:
    return [one.why for one in bad_links(site(folder, **pages))]


@pytest.mark.parametrize(
    "content",
    [
        '<a href="../b/#p1">x</a>',
        '<a href="../b/index.html">x</a>',
        '<a href="../b">x</a>',
        '<link href="../assets/x.css">',
        '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<link rel="icon" href="data:,">',
        '<link rel="canonical" href="https://example.org/c/">',
        '<img src="data:image/png;base64,x">',
    ],
)
def test_good_links_pass(tmp_path, content):
    assert why(tmp_path, c=content) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<a href="../nowhere/">x</a>', "leads to no file"),
        ('<a href="../../../etc/passwd">x</a>', "leads to no file"),
        ('<a href="../b/#p2">x</a>', "leads to no such place on its page"),
        ('<a href="#nowhere">x</a>', "leads to no such place on its page"),
        ('<a href="/b/">x</a>', "is not relative"),
        ('<a href="javascript:x">x</a>', "has a scheme that may not stand"),
        ('<img src="https://elsewhere.test/x.png">', "would ask another host"),
        ('<img src="//elsewhere.test/x.png">', "would ask another host"),
        ('<link href="https://elsewhere.test/x.css">', "would ask another host"),
        ('<link rel="canonical stylesheet" href="https://x.test/">', "would ask another host"),
        ('<use xlink:href="https://elsewhere.test/x.svg#a">', "would ask another host"),
        ('<script defer src="http://elsewhere.test/x.js"></script>', "would ask another host"),
        ('<img src="x" srcset="../nowhere.png">', "leads to no file"),
    ],
)
def test_bad_links_are_found(tmp_path, content, said):
    assert said in why(tmp_path, c=content)


@pytest.mark.parametrize("link", ['<link rel="canonical" ', "<a "])
def test_a_link_out_is_judged_by_every_element_that_has_it(tmp_path, link):
    both = f'{link}href="https://x.test/"><link href="https://x.test/">'
    assert why(tmp_path, c=both) == ["would ask another host"]


def test_the_page_of_missing_addresses_may_begin_at_the_root(tmp_path):
    (tmp_path / "404.html").write_text('<a href="/assets/x.css">x</a>', encoding="utf-8")
    assert bad_links(site(tmp_path)) == ()


def test_bad_links_come_with_page_and_address(tmp_path):
    (found,) = bad_links(site(tmp_path, c='<a href="../no?q=1&amp;r=2">x</a>'))
    assert (found.page, found.address) == ("c/index.html", "../no?q=1&r=2")
