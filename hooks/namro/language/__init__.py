"""Vietnamese as data and rules: letters and marks, old encodings, private data, prose, periods and deadlines in words."""
