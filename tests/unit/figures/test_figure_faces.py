"""What a box takes over of what is told of a thing: its shape, its tone, its label."""

from robustmap.model.view import View
from robustmap.publish.figures.boxes import Look, box
from robustmap.publish.figures.signs import UNCOUNTED
from tests.unit.figures.sample import Site, island

LOOK = Look(12, 200, 3)


def test_a_box_has_the_shape_of_what_it_stands_for():
    site = Site(island())
    shapes = {ref: box(site, ref, LOOK).shape for ref in ("bridge", "for-1", "for-1#p1", "q")}
    assert shapes == {"bridge": "claim", "for-1": "argument", "for-1#p1": "claim", "q": "question"}


def test_only_the_argument_itself_is_called_by_its_label():
    site = Site(island())
    names = {
        ref: box(site, ref, LOOK, name=None).name
        for ref in ("against-1", "against-1#on-bridge", "against-1#p1", "bridge")
    }
    # `against-1` has several steps: its label stands for all of them.
    assert names == {
        "against-1": "Against 1",
        "against-1#on-bridge": "",
        "against-1#p1": "",
        "bridge": "",
    }


def test_what_does_not_count_has_a_tone_of_its_own_and_no_verdict():
    left_out, counted = (
        box(Site(island(), View(basis=basis)), "hunch", LOOK) for basis in ("stated", "reading")
    )
    assert (left_out.tone, left_out.answer) == (UNCOUNTED, "")
    assert counted.tone != UNCOUNTED
    assert counted.answer == "stands"
