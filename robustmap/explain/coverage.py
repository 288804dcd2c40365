"""The words of what became of the parts of a text."""

COVERAGE = {
    "heads": "Part|What it is|What was taken from it|What was left out, and why",
    "label": "What became of each part of the text",
    "by": "({who})",
    "accounted": "{done} of {parts} parts are accounted for; {left_out} of them only by saying why "
    "nothing was taken.",
    "no-parts": "Its parts are not listed, so nobody can see what was left out.",
}
"""What a text's page says of its parts; the heads of the table stand between bars."""
