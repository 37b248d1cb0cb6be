"""A document as its owner might rename everything in it that is not on the wire."""

import copy
import json
import re


def renamed(document, *, paths=True):
    """A copy whose schemas, tags and operationIds have other names.

    Args:
        document: The document.
        paths: Whether path parameters and the version have too.
    """
    names = {name: f"Schema{number}Renamed" for number, name in enumerate(document["components"]["schemas"])}
    text = json.dumps(document)
    text = re.sub(r'"#/components/schemas/(\w+)"', lambda found: f'"#/components/schemas/{names[found[1]]}"', text)
    other = json.loads(text)
    schemas = other["components"]["schemas"]
    # from the last to the first, since the order says nothing
    other["components"]["schemas"] = {names[name]: schemas[name] | {"title": names[name]} for name in reversed(schemas)}
    other["paths"] = {}
    for number, (path, item) in enumerate(json.loads(text)["paths"].items()):
        for verb, operation in item.items():
            operation["operationId"] = f"{verb}_function_{number}"
            operation["tags"] = [f"{tag} (new)" for tag in operation["tags"]]
            for parameter in operation["parameters"]:
                if parameter["in"] == "path" and paths:
                    parameter["name"] = f"x_{parameter['name']}"
        other["paths"][path.replace("{", "{x_").replace("/v2.0/", "/v2.7/") if paths else path] = item
    return other


def with_novelties(document):
    """A copy with operations and schemas that nobody has heard of."""
    other = copy.deepcopy(document)
    schemas, paths = other["components"]["schemas"], other["paths"]
    [users] = [path for path in paths if re.fullmatch(r".*/org/{\w+}/users", path)]
    one = paths[users]["get"]
    mine = {"type": "object", "properties": {"id": {"type": "string"}}}
    schemas |= {"NoveltyOutput": mine, "UserInput": mine | {"description": "Not the one that there was."}}

    def call(name, path, **more):
        said = {key: one[key] for key in ("tags", "security")}
        parameters = [
            {"in": "path", "name": found, "required": True, "schema": {"type": "string", "format": "uuid"}}
            for found in re.findall(r"{(\w+)}", path)
        ]
        body = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        return said | {"parameters": parameters, "responses": {"200": {"description": "", "content": body}}, **more}

    paths[f"{users}/novelties"] = {"get": call("NoveltyOutput", users), "post": call("UserInput", users)}
    return other


__all__ = ["renamed", "with_novelties"]
