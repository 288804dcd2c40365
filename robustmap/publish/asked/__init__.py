"""Stand-ins for a site that note every question they answer, so that it can be asked again."""
