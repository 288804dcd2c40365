"""The files of the site that are no pages: the map as data, filters, search and feed."""
