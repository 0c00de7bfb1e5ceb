"""Scripts and style sheets of the site: our own, the charting library out of its package, and the charts compiled for it."""

import json
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

import vl_convert

from transforms.common.cache import cache_folder, drop_oldest
from transforms.common.whole_files import write_text
from transforms.site.charts import CHARTS
from transforms.site.words import places, words

_FOLDER = Path(__file__).parent / "assets"
_VEGA_LITE = "6.4"


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
    compiled = {name: vl_convert.vegalite_to_vega(chart, vl_version=_VEGA_LITE) for name, chart in CHARTS.items()}
    for chart in compiled.values():
        chart.pop("$schema")  # the page says which of Vega's languages it is
    return f"window.tongbiCharts={json.dumps(compiled, separators=(',', ':'))};\n"


@cache
def _vega() -> str:
    """Vega as one script. To bundle it takes four seconds, so what a version of the package gives is kept."""
    kept = cache_folder("vega") / f"{metadata.version('vl-convert-python')}.js"
    if kept.exists():
        return kept.read_text("utf-8")
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    # A classic script, for pages opened from a disk cannot load modules; its names stay its own.
    text = f"(function(){{{bundle}\n}})();\n"
    with suppress(OSError):  # no place to keep it: it is made again the next time
        write_text(text, kept)
        drop_oldest(kept.parent)
    return text
