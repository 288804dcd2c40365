"""The published site: pages made from a kb, written as a plain tree, and rendered.

`build.build` does it all; `pages/` is the table of pages, `parts/` what they are put
together from, `figures/` the pictures, and `mkdocs` the one module that knows the renderer.
"""
