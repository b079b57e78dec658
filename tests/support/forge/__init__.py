"""A stand-in of a forge for tests: it answers what the browser editor asks of Gitea and of GitHub, over a real git
repository on this machine.

repository   the repository: branches, commits, merges, by git itself
described    what the forges say of their own interfaces (descriptions/), and whether a question and an answer keep to it
graphql      the part of GraphQL that GitHub's answers need
pulls        proposals to merge a branch
gitea        Gitea's answers
github       GitHub's answers
server       the address on this machine at which either is asked

Every question and answer is held against the forge's description; what does not keep to it is a fault, and the tests
want none. An answer is a part of what the forge says it gives: every field that is there is described and of the
described kind. What a real forge does besides (rights, queues, hooks, checks) is not here.
"""
