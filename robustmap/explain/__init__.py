"""From verdicts to reasons, in readers' words."""
