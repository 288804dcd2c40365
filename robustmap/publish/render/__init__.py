"""From the plain tree to the site: the renderer, its shells, what is made without it, the links."""
