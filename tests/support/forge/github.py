"""GitHub's answers, as the browser editor asks for them."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from support.forge.graphql import Answers, Node, RefusedError
from support.forge.pulls import DAY, Pull
from support.forge.repository import Commit, MovedOnError
from support.forge.server import LOGIN, MAIL, NAME, OWNER, REPO, Answer, Forge

_REPO = "/repos/{owner}/{repo}"
_USER = {"id": 1, "login": LOGIN, "name": NAME, "email": MAIL, "avatar_url": "", "html_url": ""}
_AUTHOR = (NAME, MAIL)
Given: TypeAlias = Mapping[str, Any]


@dataclass
class GitHub(Forge):
    """A GitHub server of one's own: REST at /api/v3, GraphQL at /api/graphql."""

    root: ClassVar[str] = "/api/v3"
    forge: ClassVar[str] = "github"

    def __post_init__(self) -> None:
        super().__post_init__()
        roots = {"Query": {"repository": self._repository}, "Mutation": self._mutations()}
        self._answers = Answers(roots, self.faults)

    def answer(self, method: str, path: str, query: Mapping[str, str], body: Any, token: str) -> Answer:
        if path != "/api/graphql":
            return super().answer(method, path, query, body, token)
        with self._turn:
            self.asked.append("graphql")
            return 200, self._answers.of(body["query"], body["variables"])

    def reply(self, name: str, named: Mapping[str, str], query: Mapping[str, str], body: Any) -> Answer:
        if name == "GET /user":
            return 200, _USER
        if (named["owner"], named["repo"]) != (OWNER, REPO):
            return 404, {"message": "Not Found"}
        number = named.get("pull_number") or named.get("issue_number")
        pull = self.pulls.numbered(int(number)) if number else None
        match name.replace(_REPO, ""):
            case "GET /collaborators/{username}":
                return (204, None) if named["username"] == LOGIN else (404, {"message": "Not Found"})
            case "GET /git/trees/{tree_sha}":
                return self._tree(named["tree_sha"])
            case "POST /pulls":
                pull = self.pulls.propose(
                    body["title"], body["head"], body["base"], draft=body.get("draft", False)
                )
                return (201, self._told(pull)) if pull else (422, {"message": "Validation Failed"})
            case "PATCH /git/refs/{ref}":
                self.repository.put(named["ref"].removeprefix("heads/"), body["sha"])
                return 200, {"ref": f"refs/{named['ref']}"}
            case "DELETE /git/refs/{ref}":
                self.repository.drop(named["ref"].removeprefix("heads/"))
                return 204, None
        assert pull
        match name.replace(_REPO, ""):
            case "PATCH /pulls/{pull_number}":
                pull.state = "closed" if body.get("state") == "closed" else pull.state
                return 200, self._told(pull)
            case "PUT /pulls/{pull_number}/merge":
                sha = self.pulls.merge(pull, f"{body['commit_title']} (#{pull.number})", _AUTHOR)
                if sha is None:
                    return 405, {"message": "Pull Request is not mergeable"}
                return 200, {"sha": sha, "merged": True, "message": "Pull Request successfully merged"}
            case "GET /issues/{issue_number}":
                return 200, {"number": pull.number, "labels": [{"name": name} for name in pull.labels]}
            case "PATCH /issues/{issue_number}":
                pull.labels = list(body["labels"])
                return 200, {"number": pull.number, "labels": [{"name": name} for name in pull.labels]}
            case "POST /issues/{issue_number}/labels":
                pull.labels += body["labels"]
                return 200, [{"name": name} for name in pull.labels]
        raise AssertionError(name)

    def _tree(self, sha: str) -> Answer:
        entries = [
            {
                "path": one.path,
                "mode": "100644" if one.kind == "blob" else "040000",
                "type": one.kind,
                "sha": one.sha,
            }
            | ({"size": one.size} if one.size is not None else {})
            for one in self.repository.tree(sha)
        ]
        return 200, {"sha": sha, "truncated": False, "tree": entries}

    def _told(self, pull: Pull) -> dict[str, Any]:
        head = {"ref": pull.branch, "sha": self.repository.head(pull.branch) or ""}
        told = {
            "number": pull.number,
            "node_id": f"PR_{pull.number}",
            "title": pull.title,
            "html_url": "",
            "head": head,
        }
        state = "open" if pull.state == "open" else "closed"
        return told | {"state": state, "draft": pull.draft, "created_at": DAY, "updated_at": DAY}

    def _repository(self, given: Given) -> Node | None:
        if (given["owner"], given["name"]) != (OWNER, REPO):
            raise RefusedError(
                f"Could not resolve to a Repository with the name '{given['owner']}/{given['name']}'."
            )
        return {
            "id": "R_1",
            "defaultBranchRef": self._ref({"qualifiedName": "main"}),
            "ref": self._ref,
            "object": self._object,
            "pullRequests": self._pull_requests,
        }

    def _ref(self, given: Given) -> Node | None:
        branch = given["qualifiedName"].removeprefix("refs/heads/")
        sha = self.repository.head(branch)
        return (
            {"name": branch, "target": self._commit(self.repository.history(sha, most=1)[0])} if sha else None
        )

    def _commit(self, one: Commit) -> Node:
        def history(given: Given) -> Node:
            found = self.repository.history(one.sha, given.get("path", ""), given["first"])
            return {"nodes": [self._commit(each) for each in found]}

        return {
            "__type": "Commit",
            "oid": one.sha,
            "message": one.message,
            "committedDate": one.day,
            "author": {"name": one.name, "email": one.mail, "avatarUrl": "", "user": None},
            "history": history,
            "file": lambda given: {"oid": self.repository.blob(one.sha, given["path"])},
            "status": None,
            "deployments": lambda _: {"nodes": []},
            "checkSuites": lambda _: {"nodes": []},
        }

    def _object(self, given: Given) -> Node | None:
        sha = given.get("oid") or self.repository.blob(*given["expression"].split(":", 1))
        if sha is None:
            return None
        if self.repository.git("cat-file", "-t", sha).strip() == b"commit":
            return self._commit(self.repository.history(sha, most=1)[0])
        content = self.repository.content(sha)
        told = {
            "__type": "Blob",
            "oid": sha,
            "byteSize": len(content),
            "isBinary": False,
            "isTruncated": False,
        }
        return told | {"text": content.decode()}

    def _pull_requests(self, given: Given) -> Node:
        labels, branch = set(given.get("labels", ())), given.get("headRefName")
        found = [
            one
            for one in self.pulls.every
            if one.state == given["states"].lower()
            and (not labels or labels & set(one.labels))
            and branch in (None, one.branch)
        ]
        return {"totalCount": len(found), "nodes": [self._pull(one) for one in found[: given["first"]]]}

    def _pull(self, pull: Pull) -> Node:
        told = self.repository.git(
            "diff", "--name-status", "--no-renames", f"{pull.base}...{pull.branch}"
        ).decode()
        kinds = {"A": "ADDED", "M": "MODIFIED", "D": "DELETED"}
        files = [
            {"path": path, "changeType": kinds[kind]}
            for kind, path in (line.split("\t") for line in told.splitlines())
        ]
        return {
            "id": f"PR_{pull.number}",
            "number": pull.number,
            "title": pull.title,
            "url": f"{self.address}/{OWNER}/{REPO}/pull/{pull.number}",
            "isDraft": pull.draft,
            "isCrossRepository": False,
            "createdAt": DAY,
            "updatedAt": DAY,
            "headRefName": pull.branch,
            "headRefOid": self.repository.head(pull.branch),
            "author": {
                "__type": "User",
                "login": LOGIN,
                "avatarUrl": "",
                "name": NAME,
                "email": MAIL,
                "databaseId": 1,
            },
            "labels": lambda _: {"nodes": [{"name": name} for name in pull.labels]},
            "files": lambda _: {"nodes": files},
        }

    def _mutations(self) -> Node:
        def create_ref(given: Given) -> Node:
            name, oid = given["input"]["name"], given["input"]["oid"]
            branch = name.removeprefix("refs/heads/")
            if self.repository.head(branch):
                raise RefusedError(f'A ref named "{name}" already exists in the repository.')
            self.repository.put(branch, oid)
            return {"ref": {"name": branch}}

        def create_commit(given: Given) -> Node:
            asked = given["input"]
            branch, files, expected = (
                asked["branch"]["branchName"],
                asked["fileChanges"],
                asked["expectedHeadOid"],
            )
            changes: dict[str, bytes | None] = {one["path"]: None for one in files.get("deletions", ())}
            changes |= {one["path"]: base64.b64decode(one["contents"]) for one in files.get("additions", ())}
            try:
                sha = self.repository.commit(branch, expected, changes, asked["message"]["headline"], _AUTHOR)
            except MovedOnError as error:
                raise RefusedError(f'Expected branch to point to "{expected}" but it did not.') from error
            return {"commit": self._commit(self.repository.history(sha, most=1)[0])}

        def draft(given: Given, *, draft: bool) -> Node:
            pull = self.pulls.numbered(int(given["input"]["pullRequestId"].removeprefix("PR_")))
            pull.draft = draft
            return {"pullRequest": self._pull(pull)}

        return {
            "createRef": create_ref,
            "createCommitOnBranch": create_commit,
            "markPullRequestReadyForReview": lambda given: draft(given, draft=False),
            "convertPullRequestToDraft": lambda given: draft(given, draft=True),
        }
