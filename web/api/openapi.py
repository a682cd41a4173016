"""The OpenAPI 3.1 document, made of the API's table and the models of its functions; nothing in it is kept by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from core.errors import Refusal
from core.release import VERSION
from web.api.limits import TooFast
from web.api.router import PREFIX, Endpoint
from web.api.shapes import Problem
from web.app import status_of
from web.auth import COOKIE, CSRF_HEADER, Forged, SignInFirst
from web.problems import NotJson, ValuesDoNotFit

Json = dict[str, Any]

REF = "#/components/schemas/{model}"

INTRODUCTION = f"""Everything that the window of Pult can do, for programs.

Send a bearer token (`Authorization: Bearer pult_…`, made in the settings or by `pult token add`); it may do what its
colleague may do. Pages of our own may use the session's cookie; then every change also needs `{CSRF_HEADER}`.

Instants are RFC 3339 in UTC. Lists are paged by `next`, an opaque cursor. What creates takes a `client_id`: sent again,
it answers with what the first request made. Refusals are problem+json: `code` for programs, `detail` for people."""


def document(endpoints: Sequence[Endpoint]) -> bytes:
    """The whole document as JSON."""
    schemas = _Schemas(endpoints)
    paths: dict[str, Json] = {}
    for endpoint in endpoints:
        paths.setdefault(PREFIX + endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, schemas)
    whole = {
        "openapi": "3.1.0",
        "info": {"title": "Pult", "version": VERSION, "description": INTRODUCTION, "license": {"name": "MIT"}},
        "servers": [{"url": "/"}],
        "tags": [{"name": name} for name in dict.fromkeys(endpoint.tag for endpoint in endpoints)],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.shared.items())),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A colleague's token."},
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": COOKIE,
                    "description": f"A signed-in browser; changes also need the header {CSRF_HEADER}.",
                },
            },
        },
    }
    return json.dumps(whole, ensure_ascii=False).encode()


class _Schemas:
    """The JSON schemas of all models at once, so that each has one name in the whole document."""

    def __init__(self, endpoints: Iterable[Endpoint]) -> None:
        inputs: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [
            ("problem", "serialization", TypeAdapter(Problem))
        ]
        for one in endpoints:
            if not one.gives_stream and one.status != HTTPStatus.NO_CONTENT:
                inputs.append((f"{one.operation_id}:result", "serialization", one.result))
            if one.body:
                inputs.append((f"{one.operation_id}:body", "validation", TypeAdapter(one.body)))
            for name, adapter in one.path_parameters.items():
                inputs.append((f"{one.operation_id}:{name}", "validation", adapter))
        found, definitions = TypeAdapter.json_schemas(inputs, ref_template=REF)
        self._found = {name: schema for (name, _), schema in found.items()}
        self.shared: Json = definitions.get("$defs", {})

    def of(self, name: str) -> Json:
        return self._found[name]

    def parameters(self, endpoint: Endpoint) -> list[Json]:
        """What stands in the address: the path's parts and the query."""
        found = [
            {"name": name, "in": "path", "required": True, "schema": self.of(f"{endpoint.operation_id}:{name}")}
            for name in endpoint.path_parameters
        ]
        if endpoint.query is None:
            return found
        schema = endpoint.query.model_json_schema(ref_template=REF)
        self.shared |= schema.pop("$defs", {})
        required = schema.get("required", ())
        return found + [_in_query(name, one, name in required) for name, one in schema["properties"].items()]


def _in_query(name: str, schema: Json, required: bool) -> Json:
    """A query's parameter; one that may be left out is simply absent, so its schema does not speak of null."""
    schema = {key: value for key, value in schema.items() if key != "title"}
    described = {"description": schema.pop("description")} if "description" in schema else {}
    kinds = schema.get("anyOf", [])
    if {"type": "null"} in kinds:
        kinds = [kind for kind in kinds if kind != {"type": "null"}]
        schema = {**(kinds[0] if len(kinds) == 1 else {"anyOf": kinds})}
    if schema.get("default", ...) is None:
        schema.pop("default")
    return {"name": name, "in": "query", "required": required, "schema": schema, **described}


def _operation(endpoint: Endpoint, schemas: _Schemas) -> Json:
    summary, _, description = endpoint.words.partition("\n\n")
    operation: Json = {
        "operationId": endpoint.operation_id,
        "summary": summary.rstrip("."),
        "tags": [endpoint.tag],
        "parameters": schemas.parameters(endpoint),
        "responses": _responses(endpoint, schemas),
        "security": [] if endpoint.needs == "anyone" else [{"token": []}, {"session": []}],
    }
    if description:
        operation["description"] = description
    if endpoint.body:
        content = {"application/json": {"schema": schemas.of(f"{endpoint.operation_id}:body")}}
        operation["requestBody"] = {"required": True, "content": content}
    elif endpoint.takes_stream:
        operation["requestBody"] = {"required": True, "content": {"application/octet-stream": {"schema": {}}}}
    return operation


def _responses(endpoint: Endpoint, schemas: _Schemas) -> Json:
    done: Json = {"description": "Done."}
    if endpoint.gives_stream:
        done["content"] = {endpoint.gives_stream: {"schema": {}}}
    elif endpoint.status != HTTPStatus.NO_CONTENT:
        done["content"] = {"application/json": {"schema": schemas.of(f"{endpoint.operation_id}:result")}}
    responses = {str(endpoint.status): done}
    problem = {"application/problem+json": {"schema": schemas.of("problem")}}
    for status, words in sorted(_refusals(endpoint).items()):
        responses[str(int(status))] = {"description": "\n\n".join(dict.fromkeys(words)), "content": problem}
    responses["default"] = {"description": "Anything else that went wrong.", "content": problem}
    return responses


def _refusals(endpoint: Endpoint) -> dict[HTTPStatus, list[str]]:
    """Why this endpoint may say no: what stands in the table, and what the router itself refuses."""
    from inbox.access import NotForYourRole, ReadOnly

    kinds: list[type[Refusal]] = list(endpoint.refuses)
    if endpoint.needs != "anyone":
        kinds += [SignInFirst, TooFast]
        if endpoint.method != "GET":
            kinds.append(Forged)
    if endpoint.needs == "writer":
        kinds.append(ReadOnly)
    if endpoint.needs == "admin":
        kinds.append(NotForYourRole)
    if endpoint.body:
        kinds.append(NotJson)
    if endpoint.body or endpoint.query or endpoint.path_parameters:
        kinds.append(ValuesDoNotFit)
    found: dict[HTTPStatus, list[str]] = {}
    for kind in kinds:
        found.setdefault(status_of(kind), []).append(f"`{kind.name()}`: {kind.msgid()}")
    found.setdefault(HTTPStatus.SERVICE_UNAVAILABLE, []).append("The database does not answer; try again in a moment.")
    if endpoint.body or endpoint.takes_stream:
        found.setdefault(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, []).append("The body is too large.")
    return found
