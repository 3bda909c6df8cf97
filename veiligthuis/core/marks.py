"""Signs, badges and clock chips as HTML, drawn without a template because they stand in every row of every list."""

import html
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

BADGE_SIGNS = {
    "danger": "over",
    "warning": "ruit",
    "safe": "ok",
    "neutral": "info",
    "inactive": "streep",
    "geheim": "slot",
}
CLOCK_SIGNS = {"over": "over", "vandaag": "ruit", "klaar": "ok", "uit": "pauze"}


@lru_cache(maxsize=256)
def sign(name: str) -> SafeString:
    """A sign from components/tekens.html, hidden from who listens: a word always stands beside it."""
    return format_html(
        '<svg class="vt-i" viewBox="0 0 16 16" aria-hidden="true"><use href="#i-{}"/></svg>', name
    )


def badge(tone: str, word: str, name: str = "") -> SafeString:
    """A mark: sign plus word. `tone`: danger, warning, safe, neutral, inactive or geheim; `name` else of the tone."""
    shape = "vt-badge--geheim" if tone == "geheim" else f"utrecht-status-badge--{tone or 'neutral'}"
    chosen = name or tone
    drawn = sign(BADGE_SIGNS.get(chosen, chosen or "info"))
    return mark_safe(  # noqa: S308 - what is filled in is escaped
        f'<span class="utrecht-status-badge {conditional_escape(shape)}">{drawn}{conditional_escape(word)}</span>'
    )


def chip(parts: Sequence[Any], *, bare: bool, short: bool) -> SafeString:
    """The clock chip of these parts, wet before norm; unless `bare` with how each date came about behind it.

    A part is a mapping or an object with `soort` (wet, norm, uren, afspraak), `staat` (over, vandaag, klaar, uit, or
    empty while in time), `woorden` ("nog 2 werkdagen"), `datum` ("do 30 apr"), and maybe `uitleg` and its `bron`.
    `short`: late parts say only "over tijd". Works without script; empty without parts.
    """
    if not parts:
        return SafeString("")
    faces = "".join(_face(part, short) for part in parts)
    if bare:
        return mark_safe(f'<span class="vt-klok">{faces}</span>')  # noqa: S308 - what is filled in is escaped
    told = "".join(_explanation(part) for part in parts)
    return mark_safe(  # noqa: S308 - what is filled in is escaped
        f'<details class="vt-klokje" data-sluit><summary class="vt-klok">{faces}'
        f'<span class="vt-alleen-voorlezen">, uitleg</span></summary><div class="vt-uitleg">{told}</div></details>'
    )


def _face(part: Any, short: bool) -> str:
    state, day = _of(part, "staat"), _of(part, "datum")
    words = "over tijd" if short and state == "over" else _of(part, "woorden")
    mark, ends = f' data-staat="{state}"' if state else "", f" · {day}" if day else ""
    return (
        f'<span class="vt-klok__deel"{mark}>{sign(CLOCK_SIGNS.get(state, "klok"))}'
        f'<span class="vt-klok__soort">{_of(part, "soort")}</span> <b>{words}</b>{ends}</span>'
    )


def _explanation(part: Any) -> str:
    kind, told, source = _of(part, "soort"), _of(part, "uitleg"), _of(part, "bron")
    head = f"{kind[:1].upper()}{kind[1:]}: {_of(part, 'woorden')}, {_of(part, 'datum')}"
    behind = f"<br>{told}" if told else ""
    behind += f'<br><span class="vt-reden">{source}</span>' if source else ""
    return f'<p><b class="vt-vet">{head}</b>{behind}</p>'


def _of(part: Any, name: str) -> str:
    """One word of a part, escaped; empty when it has none. Asked hundreds of times a page, so in few steps."""
    found = part.get(name) if isinstance(part, dict) else getattr(part, name, None)
    if not found:
        return ""
    return found if isinstance(found, SafeString) else html.escape(str(found))
