"""Forms in which upstream may write the pinned document without another API."""

import json

PREFIX = "/api/partners/v2.0"


def with_server(document):
    document["servers"] = [{"url": f"https://api.test{PREFIX}/"}]
    document["paths"] = {path.removeprefix(PREFIX): item for path, item in document["paths"].items()}
    return document


def with_charset(document):
    return json.loads(json.dumps(document).replace('"application/json":', '"application/json; charset=utf-8":'))


def with_other_names(document):
    return json.loads(json.dumps(document).replace("{user_id}", "{uid}").replace('"name": "user_id"', '"name": "uid"'))


def with_slashes(document):
    document["paths"] = {f"{path}/": item for path, item in document["paths"].items()}
    return document


def with_shared_parameters(document):
    for item in document["paths"].values():
        first = next(iter(item.values()))
        shared = [parameter for parameter in first["parameters"] if parameter["in"] == "path"]
        for operation in item.values():
            operation["parameters"] = [each for each in operation["parameters"] if each["in"] != "path"]
        item["parameters"] = shared
    return document
