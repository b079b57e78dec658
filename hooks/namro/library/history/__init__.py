"""When each record last changed, and what changed on each day: read once from git, given down as a value.

git         the only file of the package that asks git about the project (`doctor` looks at git itself)
commits     one pass of `git log` as commits, oldest first, along the line of the main branch
pieces      which records a file holds and whether they show, without understanding the rest of it
changes     the value that outputs get: what was new, changed or withdrawn on which day
read        from a project's folder to that value, or to one sentence why nothing is known
named       what a reader calls a record, and where it is shown
"""
