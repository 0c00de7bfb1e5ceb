"""The pages of the reference that are made from the code: tables, command line, warnings, rules."""

import re
from pathlib import Path

import typer
from typer.main import get_command

from orchestration.settings import TRANSFORMS
from transforms.extraction.rules import QUESTIONS
from transforms.models import dictionary

_WARNINGS = re.compile(r"Warning codes in `mart_yoy_indicators\.warnings`:(.*?)\n\n", re.DOTALL)


def write(folder: Path) -> None:
    """Write the pages into `folder`, as Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    found = dictionary.tables()
    pages = {
        "index.md": "# Reference\n\n" + "\n".join(f"- [{title}]({name})" for name, title in _INDEX.items()) + "\n",
        "tables.md": harmless(dictionary.markdown(found, "en")),
        "tables.zh.md": harmless(dictionary.markdown(found, "zh")),
        "command-line.md": command_line(),
        "warnings.md": warnings(),
        "rules.md": rules(),
    }
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")


_INDEX = {
    "tables.md": "Tables and columns",
    "tables.zh.md": "表与列",
    "command-line.md": "The command line",
    "warnings.md": "Warnings",
    "rules.md": "Rules of the extraction",
}


def harmless(text: str) -> str:
    """Markdown whose text is shown, never obeyed: no tags."""
    return text.replace("<", "&lt;")


def command_line() -> str:
    """Every command with its arguments and options, as `--help` says them."""
    from orchestration.cli import load

    group = get_command(load())
    lines = ["# The command line", ""]
    for name, command in sorted(getattr(group, "commands", {}).items()):
        context = typer.Context(command, info_name=f"tongbi {name}")
        lines += [
            f"## tongbi {name}",
            "",
            harmless(re.sub(r"\n +", "\n", command.help or "")),
            "",
            "| | |",
            "|---|---|",
        ]
        for parameter in command.params:
            record = parameter.get_help_record(context) or (
                parameter.human_readable_name,
                getattr(parameter, "help", "") or "",
            )
            lines.append(
                "| `{}` | {} |".format(*(harmless(cell).replace("|", "\\|").replace("\n", " ") for cell in record))
            )
        lines.append("")
    return "\n".join(lines)


def warnings() -> str:
    """The codes as the models' README explains them."""
    told = _WARNINGS.search((TRANSFORMS / "models" / "README.md").read_text("utf-8"))
    codes = " ".join(told[1].split()) if told else ""
    return f"# Warnings\n\n`warnings` of a row says what to know before it is used: {codes}\n"


def rules() -> str:
    """The questions that the extraction asks of each number, with the rules that may answer, and what each says of itself."""
    lines = [
        "# Rules of the extraction",
        "",
        "`rule` of a row names the rule that read it; `tongbi rules FOLDER` tells what each did in a folder.",
        "",
    ]
    for name, question in QUESTIONS.items():
        lines += [f"## {name}", "", "| rule | tier |", "|---|---|"]
        lines += [f"| `{rule.name}` | {rule.tier} |" for rule in question.rules()]
        lines.append("")
    return "\n".join(lines) + "\n"
