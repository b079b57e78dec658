"""What changed between two builds or two commits, and why as far as that is known; what is still missing or old.

inputs      the records and the other input of a project, each with a fingerprint
snapshot    one built site: its files with hashes, the inputs that it was made of; the last two are kept
leading     which built pages lead to a record
compare     two snapshots → what changed, each file with the reason that is known
commits     two commits → which records changed, which pages lead to them
gaps        clauses that no question is about; entries that nobody touched for months
sentences   all of it in Vietnamese
"""
