"""From the bytes of data/ to records with positions: text, YAML, clauses, citations, ledgers, and what is wrong with them."""
