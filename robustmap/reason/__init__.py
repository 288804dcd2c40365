"""Mathematics only: labellings, verdicts with their witnesses, robustness to scale."""
