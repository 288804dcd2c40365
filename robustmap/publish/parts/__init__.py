"""The pieces that pages are put together from: links, verdicts, reasons, tallies, lists."""
