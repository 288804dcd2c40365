"""Orders of thresholds: which facts say what is reached before what."""
