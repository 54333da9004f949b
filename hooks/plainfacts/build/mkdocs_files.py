"""The files of MkDocs together with the generated pages, and which files are refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from plainfacts.checks.form.page_addresses import address_clash
from plainfacts.facts.yaml import format_rules
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.stylesheet import FOLDER as STYLES
from plainfacts.pages.stylesheet import SHEET, joined
from plainfacts.problems import as_text


class AllFiles(Files):
    """The files of MkDocs. Generated pages are found as targets of links and in the menu, but are not among them.

    MkDocs renders only those of its pages that are not in `unchanged`.
    """

    def __init__(
        self, files: Files, generated: Collection[str], unchanged: Collection[str], config: MkDocsConfig
    ) -> None:
        super().__init__(files)
        self._generated = generated
        self._unchanged = unchanged
        self._config = config

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The pages that MkDocs has to render."""
        found = super().documentation_pages(inclusion=inclusion)
        return [file for file in found if file.src_uri not in self._unchanged]

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a source, given by its path in the content folder."""
        found = super().get_file_from_path(path)
        if found is None and path in self._generated:
            return File.generated(self._config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        return found


def refuse_clashes(files: Files, planned: Mapping[str, Planned]) -> None:
    """Raise PluginError if a page has the URL of a generated one, which would silently overwrite it."""
    taken = {f"{page.url.lstrip('/')}index.html" for page in planned.values()}
    for file in files:
        if file.dest_uri in taken:
            name, address = f"{Path(str(file.src_dir)).name}/{file.src_uri}", f"/{file.url}"
            message = f"The address {address} is taken by a page that is generated."
            raise PluginError(as_text(address_clash.rule.at(name, 1, message, "Rename this file, or delete it.")))


def refuse_links(docs: Path) -> None:
    """Raise PluginError for a symbolic link: MkDocs would publish what it points to, even outside the folder."""
    links = [path for path in docs.rglob("*") if path.is_symlink()]
    if links:
        name = links[0].relative_to(docs.parent).as_posix()
        fix = "Put the file itself there."
        raise PluginError(as_text(format_rules.FILE_MISSING.at(name, 1, "This is a link to another place.", fix)))


def join_styles(files: Files, config: MkDocsConfig) -> None:
    """Replace the sources of the stylesheet with the stylesheet. A site's own `assets/site.css` replaces it whole.

    MkDocs has already replaced single sources with files of the same name in a site's own folder `styles`.
    """
    sources = [file for file in files if file.src_uri.startswith(STYLES) and file.src_dir != config.docs_dir]
    for file in sources:
        files.remove(file)
    if files.get_file_from_path(SHEET) is None:
        texts = {file.src_uri.removeprefix(STYLES): file.content_string for file in sources}
        files.append(File.generated(config, SHEET, content=joined(texts)))
