"""The facts as tables: for spreadsheets, statistics, databases.

table          a table: named columns with a type, rows of plain values
tasks texts    which tables there are, column by column
every          all of them
csv_package    as CSV with a Frictionless Data Package
workbook       as one workbook of a spreadsheet
parquet thrift as Parquet files for statistics
database       everything as one SQLite file with full-text search
"""

FOLDER = "du-lieu/"
"""Where the files lie below the site; the page for who uses the data stands there too."""
