"""What a site was made from, so that a second build makes again only what depends on an edit.

A page that may be kept is made from a stand-in of the site that notes every question it
answers. At the next build the questions are asked again: where all answers are the same, so
is the page. Nothing is declared, so a new part of a page needs no entry anywhere; what a
stand-in cannot answer for is counted as if everything had been looked at.
"""
