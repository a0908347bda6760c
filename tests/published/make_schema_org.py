"""Write tests/published/schema_org.txt from the types of the npm package schema-dts: see README.md beside this file.

npm pack schema-dts && tar xzf schema-dts-*.tgz
.venv/bin/python -m tests.published.make_schema_org package/dist/schema.d.ts
"""

import re
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("schema_org.txt")
UNION = re.compile(r"^export type (\w+) = ([^;{]+);", re.MULTILINE)
LEAF = re.compile(r'interface (\w+)Leaf extends [^{]+\{\n\s+"@type": "([A-Z]\w*)"')
OWN = re.compile(r"interface (\w+?)Base extends [^{]+\{(.*?)\n\}", re.DOTALL)
PROPERTY = re.compile(r'^\s*"(\w+)"\?: SchemaValue<(.*), "\w+">;', re.MULTILINE)


def lines(source: str) -> list[str]:
    """One line for each type: its name, the types above it, its own properties with what they may hold."""
    names = {"Thing", *(name for name, label in LEAF.findall(source) if name == label)}
    above: dict[str, set[str]] = {name: set() for name in names}
    for name, union in UNION.findall(source):
        for member in set(re.findall(r"\w+", union)) & names - {name}:
            above[member].add(name)
    own = {name: PROPERTY.findall(body) for name, body in OWN.findall(source)}
    return [
        f"{name} < {' '.join(sorted(above[name] & names))} | "
        + " ".join(f"{prop}={','.join(_range(values))}" for prop, values in own.get(name, []))
        for name in sorted(names)
    ]


def _range(values: str) -> list[str]:
    return sorted({value.strip() for value in values.split("|")} - {"IdReference"})


if __name__ == "__main__":
    TARGET.write_text("\n".join(lines(Path(sys.argv[1]).read_text())) + "\n")
