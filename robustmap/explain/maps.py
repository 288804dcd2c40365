"""The words around pictures and matrices: captions, ways to take them away, filters."""

MAP = {
    "label": "The debate as a picture; scroll to see more",
    "around-label": "The neighbourhood as a picture",
    "parts": "This debate has {number} boxes and pills, too many for one picture. Each stack "
    "opens as a map of its own.",
    "whole": "The whole picture on a page of its own",
    "list": "The parts as a list",
    "outline-apart": "All {number}, with the replies to them",
    "list-apart": "The {number} parts as a list",
    "outline": "The outline above says the same in words.",
    "same": "The same as a list",
    "names": "What it shows, by name",
    "title": "Part of the map: {name}",
    "back": "This is a part of the map of {to}.",
    "above": "Shown at the top:",
    "elsewhere": "What ties it to other parts",
    "tie": "{start} {words} {end}",
    "steps": "in this part: {steps}",
}

TAKE = {
    "open": "Take this picture with you",
    "svg": "The picture as one file (SVG)",
    "html": "The picture as a page in one file (HTML), with its list",
    "embed": "To show it within another page:",
    "from": "From the map “{title}”.",
}

MATRIX = {
    "read": "Each column attacks the rows in which it has a sign:",
    "order": "Attacks that hang together stand together.",
    "large": "{attacks} are too many for a table here.",
    "list": "Read them as a list.",
    "apart": "{attacks} within this debate.",
    "table": "Which argument attacks which, as a table",
    "title": "Attacks in: {title}",
    "back": "All attacks within {to}, those together that hang together.",
    "group": "Attacks that hang together: {attacks}",
}
