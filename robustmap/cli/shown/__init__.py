"""What commands tell of an answer that fills a screen of its own."""
