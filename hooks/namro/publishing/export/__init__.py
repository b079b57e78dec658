"""The open data of many sites in one database of another program.

site_data       a built site read through its own interface (api/v1), whole or not at all
search_words    what a row is found by: its words without marks, and pairs of neighbours
postgres        rows as a stream of SQL for psql, one transaction a site
schema.sql      the tables, views and the search there
"""
