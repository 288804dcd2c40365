"""The colours of verdicts, worked out from the style sheet: contrast, and colour blindness.

The matrices simulate a full lack of one sort of cones in linear RGB (Machado, Oliveira and
Fernandes 2009, severity 1).
"""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from robustmap.model.nodes import KINDS
from robustmap.publish.marks import MARKS, NO_EFFECT, SCALING_MARKS
from robustmap.publish.parts.icons import ICONS, icon
from robustmap.publish.parts.points.ledger import GROUPS

ASSETS = Path(__file__).parents[3] / "site" / "theme" / "assets"
VERDICTS = (ASSETS / "verdicts.css").read_text(encoding="utf-8")
ICONS_CSS = (ASSETS / "icons.css").read_text(encoding="utf-8")

TONES = ("holds", "granted", "disputed", "fallen", "silent")
VARIABLE = re.compile(r"--rm-([\w-]+): (#[0-9a-f]{3,6});")

AA = 4.5
NON_TEXT = 3.0
NOTICED = 10.0
"""A difference of colours (CIE 1976) that is seen at a glance, several times the least."""

EYES = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

Colour = tuple[float, float, float]


def palettes() -> dict[str, dict[str, str]]:
    """Read the variables of both palettes."""
    day, _, night = VERDICTS.partition("@media screen")
    return {"light": dict(VARIABLE.findall(day)), "dark": dict(VARIABLE.findall(night))}


def linear(written: str) -> Colour:
    """Give a colour in linear RGB."""
    digits = written[1:] if len(written) == 7 else "".join(2 * d for d in written[1:])
    r, g, b = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    bent = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (r, g, b)]
    return bent[0], bent[1], bent[2]


def luminance(colour: Colour) -> float:
    return sum(c * weight for c, weight in zip(colour, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(linear(one)), luminance(linear(other))))
    return (high + 0.05) / (low + 0.05)


def seen(colour: Colour, eye: str) -> Colour:
    r, g, b = (
        min(1.0, max(0.0, sum(m * c for m, c in zip(row, colour, strict=True))))
        for row in EYES[eye]
    )
    return r, g, b


def lab(colour: Colour) -> Colour:
    r, g, b = colour
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (t * 24389 / 27 + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def lightness(written: str, eye: str = "full") -> float:
    return lab(seen(linear(written), eye))[0]


def apart(one: str, other: str, eye: str) -> float:
    pairs = zip(lab(seen(linear(one), eye)), lab(seen(linear(other), eye)), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def test_the_colours_are_computed_as_known():
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)
    assert lightness("#808080") == pytest.approx(53.6, abs=0.1)
    assert apart("#ff0000", "#00ff00", "full") > apart("#b00000", "#4d6b00", "deuteranopia")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_and_sign_of_a_verdict_stands_out(scheme):
    palette = palettes()[scheme]
    low = {}
    for tone in TONES:
        for ink, under in (
            (tone, "ground"),
            (tone, f"{tone}-bg"),
            (tone, "faint"),
            (f"{tone}-on", f"{tone}-chip"),
            (f"{tone}-on", "ground" if tone == "disputed" else f"{tone}-chip"),
        ):
            low[ink, under] = contrast(palette[ink], palette[under])
    for ink in ("ink", "soft", "link", "accent"):
        for under in ("ground", "faint"):
            low[ink, under] = contrast(palette[ink], palette[under])
    assert {pair: ratio for pair, ratio in low.items() if ratio < AA} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_rim_of_every_chip_stands_out(scheme):
    palette = palettes()[scheme]
    rims = {tone: contrast(palette[tone], palette["ground"]) for tone in TONES}
    assert {tone: ratio for tone, ratio in rims.items() if ratio < NON_TEXT} == {}


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tones_are_told_apart_by_every_eye(scheme, eye):
    palette = palettes()[scheme]
    same = []
    for one, other in combinations(TONES, 2):
        chips = apart(palette[f"{one}-chip"], palette[f"{other}-chip"], eye)
        rims = apart(palette[one], palette[other], eye)
        if max(chips, rims) < NOTICED:
            same.append((one, other, chips, rims))
    assert same == []


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_more_stands_the_more_a_chip_is_filled(scheme, eye):
    """The steps away from the ground become smaller from tone to tone, in grey too."""
    palette = palettes()[scheme]
    ground = lightness(palette["ground"], eye)
    steps = [abs(lightness(palette[f"{tone}-chip"], eye) - ground) for tone in TONES]
    # Of a chip in dispute one half is filled.
    steps[2] /= 2
    assert all(a > b for a, b in pairwise(steps)), steps
    assert steps[4] == 0


def test_every_tone_has_a_line_and_a_shape_of_its_own():
    rules = dict(re.findall(r"^\.(\w+) \{ --tone: (.*) \}$", VERDICTS, re.MULTILINE))
    assert set(rules) == set(TONES)
    looks = set()
    for tone, rule in rules.items():
        edge, shape = re.search(r"--edge: (\w+)", rule), re.search(r"--shape: ([\w.]+)", rule)
        assert edge, tone
        assert shape, tone
        looks.add((edge[1], shape[1], "gradient" in rule, "-chip" in rule))
    assert len(looks) == len(TONES)


def test_every_mark_has_a_tone_of_the_scale_and_a_sign_for_it_alone():
    every = [*MARKS.values(), NO_EFFECT, *SCALING_MARKS.values(), *GROUPS.values()]
    assert {mark.tone for mark in every} == set(TONES)
    of = {glyph: {mark.tone for mark in every if mark.glyph == glyph} for glyph, _ in every}
    assert {glyph: tones for glyph, tones in of.items() if len(tones) > 1} == {}


def test_every_kind_has_a_sign_of_its_own():
    drawn = dict(
        re.findall(r'^\.k-(\w+) \{ --sign: url\("([^"]+)"\); \}$', ICONS_CSS, re.MULTILINE)
    )
    assert set(drawn) == ICONS == {*KINDS, "debate"}
    assert len(set(drawn.values())) == len(drawn)
    assert all(svg.startswith("data:image/svg+xml,<svg ") for svg in drawn.values())
    assert all(icon(kind) == f'<i class="k k-{kind}"></i>' for kind in KINDS)
    assert icon("no-kind") == ""


@pytest.mark.parametrize("sheet", sorted(ASSETS.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_is_small_and_loads_nothing(sheet):
    written = sheet.read_text(encoding="utf-8")
    assert len(written) <= 16_000
    assert re.findall(r'url\((?!"?data:)', written) == []
    assert "@import" not in written
    faces = re.findall(r"@font-face \{[^}]*\}", written)
    assert len(faces) == written.count("@font-face")
    assert all(re.search(r'src: local\("[^"]+"\);', face) for face in faces)


def test_every_variable_that_a_style_sheet_uses_is_given_somewhere():
    sheets = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.css"))
    given = set(re.findall(r"(--(?:rm|chip|tone|edge|shape|sign)[\w-]*):", sheets))
    used = set(re.findall(r"var\((--(?:rm|chip|tone|edge|shape|sign)[\w-]*)", sheets))
    assert used - given == set()


def test_both_palettes_give_every_colour():
    day, night = palettes().values()
    assert set(day) == set(night)
