"""Other shapes of a map: a networkx graph and RDF. One file each; what a shape loses it says."""
