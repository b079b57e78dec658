"""Gitea's answers, as the browser editor asks for them."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from support.forge.pulls import Pull
from support.forge.repository import MovedOnError
from support.forge.server import LOGIN, MAIL, NAME, OWNER, REPO, Answer, Forge

_REPO = "/repos/{owner}/{repo}"
_USER = {"id": 1, "login": LOGIN, "full_name": NAME, "email": MAIL, "avatar_url": "", "html_url": ""}
_AUTHOR = (NAME, MAIL)


@dataclass
class Gitea(Forge):
    """A Gitea of this version."""

    root: ClassVar[str] = "/api/v1"
    forge: ClassVar[str] = "gitea"

    def reply(self, name: str, named: Mapping[str, str], query: Mapping[str, str], body: Any) -> Answer:
        if "owner" in named and (named["owner"], named["repo"]) != (OWNER, REPO):
            return 404, {"message": "Not Found"}
        match name:
            case "GET /version":
                return 200, {"version": "1.27.3"}
            case "GET /user":
                return 200, _USER
            case "GET /settings/api":
                most = {
                    "default_paging_num": 30,
                    "max_response_items": 50,
                    "default_git_trees_per_page": 1000,
                }
                return 200, most | {"default_max_blob_size": 10485760}
        match name.replace(_REPO, ""):
            case "GET ":
                rights = {"admin": False, "push": True, "pull": True}
                return 200, {"name": REPO, "default_branch": "main", "permissions": rights}
            case "GET /branches/{branch}":
                return self._branch(named["branch"])
            case "GET /git/trees/{sha}":
                return self._tree(named["sha"])
            case "GET /commits":
                return self._commits(query)
            case "POST /file-contents":
                return 200, [self._file(query["ref"], path) for path in body["files"]]
            case "POST /contents":
                return self._change(body)
            case "POST /pulls":
                pull = self.pulls.propose(body["title"], body["head"], body["base"])
                return (201, _told(pull)) if pull else (409, {"message": "pull request already exists"})
            case "POST /pulls/{index}/merge":
                pull = self.pulls.numbered(int(named["index"]))
                done = self.pulls.merge(pull, f"Merge pull request '{pull.title}' (#{pull.number})", _AUTHOR)
                return (200, None) if done else (409, {"message": "conflict"})
        raise AssertionError(name)

    def _branch(self, branch: str) -> Answer:
        sha = self.repository.head(branch)
        if sha is None:
            return 404, {"message": "branch does not exist"}
        (last,) = self.repository.history(sha, most=1)
        return 200, {"name": branch, "commit": {"id": last.sha, "message": last.message}}

    def _tree(self, sha: str) -> Answer:
        entries = [
            {"path": one.path, "type": one.kind, "sha": one.sha, "size": one.size or 0}
            for one in self.repository.tree(sha)
        ]
        return 200, {"sha": sha, "truncated": False, "page": 1, "total_count": len(entries), "tree": entries}

    def _commits(self, query: Mapping[str, str]) -> Answer:
        found = self.repository.history(query["sha"], query.get("path", ""))
        return 200, [
            {"sha": one.sha, "commit": {"author": {"name": one.name, "email": one.mail, "date": one.day}}}
            for one in found
        ]

    def _file(self, ref: str, path: str) -> dict[str, Any] | None:
        sha = self.repository.blob(ref, path)
        if sha is None:
            return None
        content = self.repository.content(sha)
        told = {
            "path": path,
            "name": path.rsplit("/", 1)[-1],
            "sha": sha,
            "type": "file",
            "size": len(content),
        }
        return told | {"encoding": "base64", "content": base64.b64encode(content).decode()}

    def _change(self, body: Any) -> Answer:
        branch = body["branch"]
        head = self.repository.head(branch)
        if head is None:
            return 404, {"message": f"branch does not exist [name: {branch}]"}
        changes: dict[str, bytes | None] = {}
        for file in body["files"]:
            path, before = file["path"], self.repository.blob(head, file.get("from_path") or file["path"])
            if file["operation"] == "create" and before:
                return 422, {"message": f"repository file already exists [path: {path}]"}
            if file["operation"] != "create" and file.get("sha") != before:
                return 422, {"message": f"sha does not match [given: {file.get('sha')}, expected: {before}]"}
            if file.get("from_path"):
                changes[file["from_path"]] = None
            changes[path] = None if file["operation"] == "delete" else base64.b64decode(file["content"])
        author = (body["author"]["name"], body["author"]["email"])
        try:
            made = self.repository.commit(branch, head, changes, body["message"], author)
        except MovedOnError:
            return 422, {"message": "branch has moved on"}
        (last,) = self.repository.history(made, most=1)
        return 201, {
            "commit": {"sha": made, "created": last.day, "message": last.message},
            "files": [self._file(made, path) for path, content in changes.items() if content is not None],
        }


def _told(pull: Pull) -> dict[str, Any]:
    return {"number": pull.number, "title": pull.title, "state": pull.state, "draft": pull.draft}
