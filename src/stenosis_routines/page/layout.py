"""How the page looks: large type, two columns on paper, one on a phone, dark where the reader wishes it."""

from stenosis_routines.page.style import animation, colours, dark_colours

__all__ = ["stylesheet"]

_PAGE = """
:root{color-scheme:light dark;--ink:#15202b;--soft:#44515e;--ground:#fff;--line:#8a96a1;
--accent:#a8380f;--alarm:#fdf0ea}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.2rem/1.5 "Noto Sans","Segoe UI",Roboto,"Helvetica Neue",
"Noto Sans KR","Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;overflow-wrap:anywhere}
:lang(ko){word-break:keep-all}
header,main{max-width:62rem;margin:0 auto;padding:0 1rem}
h1{font-size:2rem;line-height:1.2;margin:1rem 0 .3rem}
h2{font-size:1.5rem;line-height:1.25;margin:1.8rem 0 .5rem}
h3{font-size:1.25rem;line-height:1.3;margin:0 0 .2rem}
p,ul,ol{margin:.3rem 0 .6rem}
ul{padding-left:1.3rem}
.soft{color:var(--soft);font-size:1rem}
.stop{border:.3rem solid var(--accent);border-radius:.6rem;background:var(--alarm);padding:.7rem 1rem;margin:1rem 0;
font-weight:600}
.stop h2{margin:0 0 .2rem;color:var(--accent)}
.warning{border-style:double;border-width:.5rem}
.steps{list-style:none;padding:0;margin:0;display:grid;gap:1rem;
grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
.day{grid-column:1/-1}
.columns{display:grid;gap:0 1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
.step{border:1px solid var(--line);border-radius:.6rem;padding:.8rem}
.dose{font-weight:700;font-size:1.25rem;margin:.2rem 0}
.pace{font-weight:400;font-size:1.1rem}
.fig{display:block;width:100%;height:auto;max-height:22rem}
.avoid{display:grid;gap:.5rem;align-items:end;grid-template-columns:2fr 3fr 2fr;list-style:none;padding:0}
.avoid .fig{max-height:11rem}
.avoid li{text-align:center;font-size:1rem;line-height:1.2}
.switch{display:inline-flex;align-items:center;min-height:2.75rem;padding-left:.5rem;max-width:calc(100% - 2.5rem);
vertical-align:middle}
#moving{width:1.6rem;height:1.6rem;margin:.2rem;vertical-align:middle;accent-color:var(--accent)}
#moving:focus-visible{outline:.2rem solid var(--accent);outline-offset:.2rem}
.motion{display:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--line);padding:.3rem .4rem;text-align:left;height:2.6rem}
thead th{font-size:1rem;line-height:1.2;overflow-wrap:normal}
.ticks{white-space:nowrap;letter-spacing:.2rem}
"""

_MOTION = """
@media (prefers-reduced-motion:no-preference){
#moving:checked~section .still{display:none}
#moving:checked~section .motion{display:block}
}
@media (prefers-reduced-motion:reduce){.switch,#moving{display:none}}
"""

_DARK = """
:root{--ink:#eef2f5;--soft:#b9c4cd;--ground:#14191f;--line:#6d7a86;--accent:#ff9a6b;--alarm:#2a1d17}
"""

_PHONE = """
@media (max-width:30rem){
body{font-size:1.1rem}
h1{font-size:1.6rem}
thead th{font-size:.8rem}
th,td{padding:.2rem}
.ticks{letter-spacing:0}
}
"""

_PRINT = """
@media print{
@page{margin:9mm 12mm}
:root{color-scheme:light;--ink:#000;--soft:#222;--ground:#fff;--line:#555;--accent:#7a2406;--alarm:#fff}
body{font-size:11.5pt;line-height:1.26}
header,main{max-width:none;padding:0 .4mm}
h1{font-size:17pt;line-height:1.1;margin:0}
h2{font-size:13.5pt;margin:2mm 0 .6mm;break-after:avoid}
h3{font-size:12.5pt}
p,ul,ol{margin:.4mm 0}
.soft{font-size:10pt}
.stop{padding:1.5mm 3mm;margin:1.5mm 0;border-width:.8mm;break-inside:avoid}
.stop h2{margin:0}
.steps{grid-template-columns:1fr 1fr;gap:2mm}
.step{padding:1.5mm 2.5mm;break-inside:avoid}
.dose{font-size:12.5pt;margin:0}
.pace{font-size:11pt}
.fig{max-height:31mm}
.avoid .fig{max-height:17mm}
.columns{grid-template-columns:3fr 2fr}
.switch,#moving,.motion{display:none!important}
.still{display:block!important}
.sheet{break-before:page}
section{break-inside:avoid-page}
.long{break-inside:auto}
th,td{height:6.4mm;padding:.4mm 2mm}
.before{font-size:10.5pt}
.scroll{overflow:visible}
}
"""


def stylesheet() -> str:
    """The style of the whole page, with that of its figures."""
    timing = animation().replace(".fig ", ".motion .fig ")
    screen = f"@media screen and (prefers-color-scheme:dark){{{_DARK}{dark_colours()}}}"
    css = f"{colours()}{timing}{_PAGE}{_MOTION}{screen}{_PHONE}{_PRINT}"
    return css.replace("\n", "")
