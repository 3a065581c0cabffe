"""Parts of the search benchmark: samples, truth, engines, measures and the synthetic project."""
