"""The words of the pages about the RDF terms of a map."""

ONTOLOGY = {
    "title": "Terms of the RDF",
    "intro": "Every class and property that the data of this map use as RDF, with what it means "
    "and what it is like in other vocabularies.",
    "data": "What each class and property of the Turtle means:",
    "how": "Each term is named by an address that begins with {namespace}; the prefix is "
    "{prefix}. Every map uses the same terms.",
    "files": "For machines",
    "vocabulary.ttl": "all terms, as Turtle",
    "shapes.ttl": "what a map has to be like, as SHACL shapes",
    "context.jsonld": "short names for JSON, as a JSON-LD context",
    "classes": "Classes",
    "labels": "Values",
    "properties": "Properties",
    "defined": "What each property says",
    "class": "class",
    "label": "value",
    "property": "property",
    "address": "Named by",
    "domain": "Leads from",
    "range": "Leads to",
    "anything": "anything that has an id",
    "rdfs:subClassOf": "A sort of",
    "rdfs:subPropertyOf": "Implies",
    "skos:closeMatch": "Much like",
    "skos:relatedMatch": "Has to do with",
    "rdf:type": "Is a",
    "used": "In this map",
    "none": "This map has none.",
    "number": "{number} in all, of which the first are:",
}
"""By what it stands for; predicates with a prefix are headings of what a term is like."""
