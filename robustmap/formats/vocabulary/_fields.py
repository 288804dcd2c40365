"""The fields of the models that are written as they are, each by one property."""

FIELDS = {
    "basis": "rm:basis",
    "review": "rm:review",
    "note": "rm:note",
    "sort": "rm:sort",
    "scheme": "rm:scheme",
    "strength": "rm:strength",
    "number": "rm:number",
    "level": "rm:level",
    "unit": "rm:unit",
    "at_limit": "rm:atLimit",
    "direction": "rm:direction",
    "ends_in": "rm:endsIn",
    "modality": "rm:modality",
    "tags": "rm:tag",
    "goals": "rm:goal",
    "authors": "dcterms:creator",
    "url": "rm:url",
    "sha256": "rm:sha256",
}
"""Field -> property; one triple for each value."""
