"""What a build writes: frames and pages, printed packets, the search index, cards, feeds, the offline copy."""
