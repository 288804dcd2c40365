"""The pictures of the site: inline SVG laid out at build time, and pages to explore by pyvis.

Every box and pill is a link, every text is escaped, and the bytes depend on the map alone.
Colours come from the classes in `site/theme/assets/figures.css`, never from here.
"""
