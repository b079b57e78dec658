"""The preview that an editor looks at while writing (`namro serve`).

state       what the project says now: a site whose pages are made when asked for, or what is wrong, as a page
watch       which files have changed
server      it over HTTP, with the script by which an open page shows a save at once
"""
