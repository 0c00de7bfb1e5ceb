"""Scripts and style sheets of the site: our own, the charting library out of its package, and the charts compiled for it."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path

from transforms.common.cache import cache_folder, keep
from transforms.site.charts import CHARTS
from transforms.site.words import places, words

_FOLDER = Path(__file__).parent / "assets"
_VEGA_LITE = "6.4"
_VERSION = metadata.version("vl-convert-python")


def contents() -> dict[str, str]:
    """File name → text."""
    own = {path.name: path.read_text("utf-8") for path in sorted(_FOLDER.iterdir()) if path.suffix in (".js", ".css")}
    told = {"tongbiWords": words(), "tongbiPlaces": places()}
    spoken = "".join(
        f"window.{name}={json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n"
        for name, known in told.items()
    )
    return {**own, "words.js": spoken, "charts.js": _charts(), "vega.js": _vega()}


@cache
def _charts() -> str:
    """The charts as Vega understands them: compiled here, so that the page need not."""
    made_of = hashlib.sha256(json.dumps(CHARTS, sort_keys=True).encode()).hexdigest()[:16]
    return _kept("charts", f"{_VERSION}-{_VEGA_LITE}-{made_of}.js", _compiled_charts)


def _compiled_charts() -> str:
    import vl_convert  # which starts a whole V8

    compiled = {name: vl_convert.vegalite_to_vega(chart, vl_version=_VEGA_LITE) for name, chart in CHARTS.items()}
    for chart in compiled.values():
        chart.pop("$schema")  # the page says which of Vega's languages it is
    return f"window.tongbiCharts={json.dumps(compiled, separators=(',', ':'))};\n"


@cache
def _vega() -> str:
    """Vega as one script."""
    return _kept("vega", f"{_VERSION}.js", _bundled_vega)


def _bundled_vega() -> str:
    import vl_convert

    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    # A classic script, for pages opened from a disk cannot load modules; its names stay its own.
    return f"(function(){{{bundle}\n}})();\n"


def _kept(kind: str, name: str, make: Callable[[], str]) -> str:
    """What was made under this name, or is made now: to bundle Vega takes four seconds, to compile the charts half a second."""
    kept = cache_folder(kind) / name
    if kept.exists():
        return kept.read_text("utf-8")
    text = make()
    keep(text, kept)
    return text
