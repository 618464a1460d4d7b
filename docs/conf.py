"""How Sphinx makes the site from these pages: ``make docs``."""

from sphinx.ext.napoleon import Config, GoogleDocstring

import stenosis_routines

project = "stenosis_routines"
author = "the stenosis_routines maintainers"
project_copyright = author
version = release = stenosis_routines.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["*.py"]

myst_heading_anchors = 3

html_theme = "furo"
html_title = f"Stenosis routines {version}"
html_static_path = ["site.css"]
html_css_files = ["site.css"]

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}

nitpicky = True
nitpick_ignore_regex = [
    ("py:class", r"(collections\.abc|datetime|os|types|typing)\..*"),  # the standard library has its own site
    ("py:class", r".*\W.*[\[(|'].*"),  # a union of words is no name
    ("py:class", r"stenosis_routines\.(.+\.)?(_.*|T)"),  # bases and type variables that are no promise
]


def public(app, env, node, shown):
    """The entry of a name of the package that an annotation gives with its module."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if name not in stenosis_routines.__all__:
        return None
    found = env.get_domain("py").resolve_any_xref(
        env, node["refdoc"], app.builder, f"stenosis_routines.{name}", node, shown
    )
    return found[0][1] if found else None


def sections(app, what, name, obj, options, lines):
    """The sections of a docstring; not of a field, whose text may hold a colon."""
    if what in ("function", "class", "exception", "method"):
        lines[:] = GoogleDocstring(lines, Config(), app, what, name, obj, options).lines()


def setup(app):
    """What Sphinx calls."""
    app.connect("autodoc-process-docstring", sections)
    app.connect("missing-reference", public)
