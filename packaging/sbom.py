"""Writes the software bill of materials as CycloneDX 1.6 JSON: what Earful needs, with licences.

`python packaging/sbom.py [--path SITE] [--without NAME]` prints it. The same installation gives the same bytes.
"""

import argparse
import json
import os
import re
import sys
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from typing import Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = "earful"
_EXPRESSIONS = {
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd license": "BSD-3-Clause",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}


def installed(path: list[str] | None) -> dict[str, Distribution]:
    """The distributions of a folder, or of this Python, by canonical name."""
    found = distributions(path=path) if path else distributions()
    return {canonicalize_name(one.metadata["Name"]): one for one in found}


def needed(known: Mapping[str, Distribution], without: Iterable[str] = ()) -> dict[str, list[str]]:
    """Name -> names it needs, for Earful and all below it. Raises KeyError where Earful is not installed."""
    left_out = {canonicalize_name(name) for name in without}
    graph: dict[str, list[str]] = {}
    ahead = [ROOT]
    while ahead:
        name = ahead.pop()
        if name in graph:
            continue
        wanted = {
            canonicalize_name(requirement.name)
            for requirement in map(Requirement, known[name].requires or [])
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        }
        graph[name] = sorted(wanted & known.keys() - left_out)
        ahead += graph[name]
    return graph


def licences(one: Distribution) -> list[dict[str, Any]]:
    """What the distribution says of its licence: an SPDX expression where it gives one, else its own words."""
    said = one.metadata
    classified = [line.rsplit(" :: ", 1)[-1] for line in said.get_all("Classifier") or [] if "License ::" in line]
    words = [text for text in (said["License-Expression"], said["License"], *classified) if text]
    for text in words:
        first = text.strip().splitlines()[0]
        try:
            return [{"expression": str(canonicalize_license_expression(_EXPRESSIONS.get(first.lower(), first)))}]
        except InvalidLicenseExpression:
            continue
    return [{"license": {"name": words[0].strip().splitlines()[0]}}] if words else []


def bill(known: Mapping[str, Distribution], graph: Mapping[str, list[str]], epoch: int | None) -> dict[str, Any]:
    """The CycloneDX document; `epoch` in seconds, UTC."""
    parts = {name: _component(known[name]) for name in sorted(graph)}
    named = ",".join(part["purl"] for part in parts.values())
    metadata: dict[str, Any] = {"component": parts[ROOT] | {"type": "application"}}
    if epoch is not None:
        metadata["timestamp"] = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, named)}",
        "version": 1,
        "metadata": metadata,
        "components": [part for name, part in parts.items() if name != ROOT],
        "dependencies": [
            {"ref": parts[name]["bom-ref"], "dependsOn": [parts[below]["bom-ref"] for below in graph[name]]}
            for name in sorted(graph)
        ],
    }


def _component(one: Distribution) -> dict[str, Any]:
    name = re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower()
    purl = f"pkg:pypi/{name}@{one.version}"
    made: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name, "version": one.version, "purl": purl}
    if said := licences(one):
        made["licenses"] = said
    return made


def main(argv: list[str]) -> None:
    """Print the bill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", action="append", help="a folder of installed packages, instead of this Python's")
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="not shipped")
    args = parser.parse_args(argv)
    known = installed(args.path)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    print(json.dumps(bill(known, needed(known, args.without), int(epoch) if epoch else None), indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
