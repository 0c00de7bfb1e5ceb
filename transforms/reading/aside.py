"""What lies among reports and is none, be it in a folder or in an archive: of some nobody need hear, of others a line is due."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.reading.sidecar import SUFFIX, sidecar_names

# Made by systems and tools, never by a reporter: not worth a line in anyone's list of problems.
_OF_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".gitattributes"}
# Folders that a version control or an archiver keeps its own in.
_OF_TOOLS = {".git", "__MACOSX"}
ORPHAN = ("there is no document beside this sidecar", "name it as the document, or remove it")


def folder_of_a_tool(name: str) -> bool:
    """Whether a folder's (or file's) name says that a tool keeps its own there."""
    return name in _OF_TOOLS


def file_of_a_system(name: str) -> bool:
    """Whether a file's name says that no reporter made it."""
    return name in _OF_TOOLS or name.lower() in _OF_SYSTEMS


def named_aside(name: str) -> tuple[str, str] | None:
    """Why the name of a file or folder says that it is no report, and what to do; None for what is looked into."""
    if name.startswith("."):
        return "hidden: its name begins with a dot", "rename it if it is a report"
    if name.startswith("~$"):
        return "left behind by an office program that has the document open", "close the document"
    return None


def is_sidecar(name: str) -> bool:
    """Whether a name, alone or with its folders, is a sidecar's: `.meta.yml` and nothing before it is a hidden file."""
    return name.endswith(SUFFIX) and name.rpartition("/")[2] != SUFFIX


def names_described(names: Iterable[str]) -> set[str]:
    """The names of sidecars that speak of one of the files with these names, which may be paths."""
    return {sidecar for name in names if not is_sidecar(name) for sidecar in sidecar_names(name)}
