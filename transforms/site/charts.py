"""The charts, in Vega-Lite. Data come in as rows of `points`; colours are left to the style sheet, which knows light, dark and paper.

A row of a panel: `p` period, `panel` (`value`, `growth`), `what` (the layer it belongs to), `y`, `low`, `high`, `label` (what is read
out), and whatever the page wants to find again when the point is chosen.
"""

from typing import Any

Spec = dict[str, Any]

_CONFIG: Spec = {
    "background": None,
    "padding": 0,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "labelFontSize": 11,
        "labelPadding": 5,
        "gridDash": [1, 3],
        "title": None,
    },
    "axisX": {"grid": False, "labelAngle": 0, "labelOverlap": "greedy"},
    "axisY": {"tickCount": 3, "minExtent": 44, "maxExtent": 44},
    "point": {"opacity": 1},
}
_LABEL = {"field": "label", "type": "nominal"}
# As exact as they are: Vega rounds the only amount of an axis to a whole one. A float's last digits are no part of it.
_EXACT = "format(datum.value, ',.6~r')"
_AMOUNTS: Spec = {"type": "quantitative", "scale": {"zero": False}, "axis": {"labelExpr": _EXACT}}
# Growth says its unit, so that nobody takes one axis for the other.
_SCALE: dict[str, Spec] = {"value": _AMOUNTS, "growth": {**_AMOUNTS, "axis": {"labelExpr": f"{_EXACT} + '%'"}}}


def _layer(panel: str, what: str, mark: Spec, **encoding: Any) -> Spec:
    return {
        "name": what,
        "transform": [{"filter": f"datum.panel == '{panel}' && datum.what == '{what}'"}],
        "mark": mark,
        "encoding": {"y": {"field": "y", **_SCALE[panel]}, **encoding},
    }


def _interval(panel: str, what: str) -> Spec:
    ends = {"y": {"field": "low", **_SCALE[panel]}, "y2": {"field": "high"}}
    return _layer(panel, what, {"type": "rule", "strokeWidth": 2}, **ends)


def _points(panel: str, what: str, shape: str = "circle", size: int = 46, *, hollow: bool = False) -> Spec:
    mark = {
        "type": "point",
        "shape": shape,
        "size": size,
        "filled": not hollow,
        "strokeWidth": 1.6,
        "cursor": "pointer",
    }
    return _layer(panel, what, mark, description=_LABEL)


# A stroke with an arrow up, of one half of the size on each side.
_AT_LEAST = "M-1,0L1,0M0,0L0,-1.5M-.55,-.9L0,-1.5L.55,-.9"
_AT_MOST = "M-1,0L1,0M0,0L0,1.5M-.55,.9L0,1.5L.55,.9"


def _targets(panel: str) -> list[Spec]:
    """Targets: a stroke; from end to end where it is a range; with an arrow where it is the least or the most."""
    name = f"{panel}_target"
    ends = {"y": {"field": "low", **_SCALE[panel]}, "y2": {"field": "high"}}
    stroke = {"type": "tick", "thickness": 3, "size": 11, "cursor": "pointer"}
    return [
        _layer(
            panel,
            f"{name}_range",
            {"type": "rule", "strokeWidth": 7, "cursor": "pointer"},
            description=_LABEL,
            **ends,
        ),
        _layer(panel, name, stroke, description=_LABEL),
        _points(panel, f"{name}_least", _AT_LEAST, 120, hollow=True),
        _points(panel, f"{name}_most", _AT_MOST, 120, hollow=True),
    ]


def _base(transform: str) -> Spec:
    """Draws nothing: where all numbers are one, the axis begins at zero instead of around its last digit."""
    return {
        "name": "base",
        "transform": [{"filter": transform}],
        "mark": {"type": "point", "opacity": 0, "size": 0, "aria": False},
        "encoding": {"y": {"field": "y", "type": "quantitative"}, "x": {"value": 0}},
    }


def _x(*, axis: bool) -> Spec:
    return {"field": "p", "type": "ordinal", "axis": {} if axis else None, "scale": {"padding": 0.5}}


def _all_periods(panel: str) -> Spec:
    """Draws nothing: it gives the axis the periods without a figure too."""
    return {
        "name": f"{panel}_periods",
        "transform": [{"filter": "datum.what == 'period'"}],
        "mark": {"type": "point", "opacity": 0, "size": 0, "aria": False},
        "encoding": {},
    }


def _values(height: int, *, axis: bool) -> Spec:
    """Amounts by period: the line, its interval, targets, and what was said before a revision."""
    return {
        "width": 300,
        "height": height,
        "encoding": {"x": _x(axis=axis)},
        "layer": [
            _all_periods("value"),
            _interval("value", "value_interval"),
            _layer("value", "value_line", {"type": "line", "strokeWidth": 1.8}),
            *_targets("value"),
            _base("datum.panel == 'value' && datum.what == 'base'"),
            _points("value", "earlier", hollow=True),
            _points("value", "value"),
        ],
        "resolve": {"scale": {"y": "shared"}},
    }


def _growths(height: int) -> Spec:
    """Growth by period: reported, computed with its interval, targets, and what was said before a revision."""
    return {
        "width": 300,
        "height": height,
        "encoding": {"x": _x(axis=True)},
        "layer": [
            _all_periods("growth"),
            {
                "name": "zero",
                "transform": [{"filter": "datum.what == 'zero'"}],
                "mark": {"type": "rule", "strokeWidth": 1, "aria": False},
                "encoding": {
                    "y": {"field": "y", "type": "quantitative"},
                    "x": {"value": 0},
                    "x2": {"value": "width"},
                },
            },
            _interval("growth", "computed_interval"),
            _points("growth", "computed", "diamond", 44, hollow=True),
            *_targets("growth"),
            _points("growth", "earlier_growth", hollow=True),
            _points("growth", "reported"),
            _points("growth", "doubtful"),
        ],
        "resolve": {"scale": {"y": "shared"}},
    }


def _panel(*charts: Spec) -> Spec:
    return {
        "data": {"name": "points"},
        "spacing": 16,
        "vconcat": [*charts],
        "resolve": {"scale": {"x": "shared", "y": "independent"}},
    }


# All three are equally high: panels of one row line up whatever a district states.
_HIGH, _LOW, _ALONE = 96, 66, 172

_LINES: Spec = {
    "data": {"name": "points"},
    "width": 600,
    "height": 280,
    "encoding": {"x": {**_x(axis=True)}, "y": {"field": "y", **_AMOUNTS}},
    "layer": [
        {"name": "periods", "mark": {"type": "point", "opacity": 0, "size": 0, "aria": False}, "encoding": {"y": {"value": 0}},
         "transform": [{"filter": "datum.what == 'period'"}]},
        _base("datum.what == 'base'"),
        {
            "name": "series",
            "transform": [{"filter": "datum.what == 'line'"}],
            "mark": {"type": "line", "strokeWidth": 2},
            "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None, "legend": None}, "detail": {"field": "d"}},
        },
        {
            "name": "series_points",
            "transform": [{"filter": "datum.what == 'line' && isValid(datum.y)"}],
            "mark": {"type": "point", "filled": True, "size": 60, "cursor": "pointer"},
            "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None, "legend": None}, "description": _LABEL},
        },
        {
            "name": "series_names",
            "transform": [{"filter": "datum.what == 'name'"}],
            "mark": {"type": "text", "align": "left", "dx": 16, "fontSize": 13, "aria": False},
            "encoding": {"text": {"field": "name"}, "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None}},
        },
    ],
}  # fmt: skip

_SPREAD: Spec = {
    "data": {"name": "points"},
    "width": 600,
    "height": 90,
    "encoding": {"x": {"field": "y", "type": "quantitative", "axis": {"grid": True, "tickCount": 6, "labelExpr": _EXACT}, "scale": {"zero": False, "nice": True}}},
    "layer": [
        {
            "name": "quartiles",
            "transform": [{"filter": "datum.what == 'quartiles'"}],
            "mark": {"type": "bar", "height": 70, "aria": False},
            "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
        },
        {
            "name": "median",
            "transform": [{"filter": "datum.what == 'median'"}],
            "mark": {"type": "tick", "thickness": 2, "size": 70, "aria": False},
        },
        {
            "name": "spread",
            "transform": [{"filter": "datum.what == 'district'"}],
            "mark": {"type": "point", "filled": True, "size": 60, "cursor": "pointer"},
            "encoding": {"y": {"field": "j", "type": "quantitative", "axis": None, "scale": {"domain": [-1, 1]}}, "description": _LABEL},
        },
        {
            "name": "spread_chosen",
            "transform": [{"filter": "datum.what == 'chosen'"}],
            "mark": {"type": "point", "filled": True, "size": 110, "cursor": "pointer"},
            "encoding": {
                "y": {"field": "j", "type": "quantitative", "axis": None, "scale": {"domain": [-1, 1]}},
                "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
                "description": _LABEL,
            },
        },
    ],
}  # fmt: skip

CHARTS: dict[str, Spec] = {
    name: {"config": _CONFIG, **chart}
    for name, chart in {
        "panel": _panel(_values(_HIGH, axis=False), _growths(_LOW)),
        "panel_values": _panel(_values(_ALONE, axis=True)),
        "panel_growths": _panel(_growths(_ALONE)),
        "lines": _LINES,
        "spread": _SPREAD,
    }.items()
}
