"""The files of MkDocs together with the pages that it does not make; what may not be among them."""

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
    """The files of MkDocs. It also finds generated pages, for links and the menu, without having them among its own.

    Of its own pages it makes those that are not `unchanged`.
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
        """The pages that are to be made."""
        found = super().documentation_pages(inclusion=inclusion)
        return [file for file in found if file.src_uri not in self._unchanged]

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a source, given from the folder of content."""
        found = super().get_file_from_path(path)
        if found is None and path in self._generated:
            return File.generated(self._config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        return found


def refuse_clashes(files: Files, planned: Mapping[str, Planned]) -> None:
    """Two pages at one address: one would silently be written over the other."""
    taken = {f"{page.url.lstrip('/')}index.html" for page in planned.values()}
    for file in files:
        if file.dest_uri in taken:
            name, address = f"{Path(str(file.src_dir)).name}/{file.src_uri}", f"/{file.url}"
            message = f"The address {address} is taken by a page that is generated."
            raise PluginError(as_text(address_clash.rule.at(name, 1, message, "Rename this file, or delete it.")))


def refuse_links(docs: Path) -> None:
    """MkDocs follows symbolic links out of the folder and would publish what lies there."""
    links = [path for path in docs.rglob("*") if path.is_symlink()]
    if links:
        name = links[0].relative_to(docs.parent).as_posix()
        fix = "Put the file itself there."
        raise PluginError(as_text(format_rules.FILE_MISSING.at(name, 1, "This is a link to another place.", fix)))


def join_styles(files: Files, config: MkDocsConfig) -> None:
    """Put the stylesheet in the place of its sources. A site's own `assets/site.css` stands for all of them.

    A file of a site's own folder `styles` has already taken the place of the one of its name (MkDocs sees to that).
    """
    sources = [file for file in files if file.src_uri.startswith(STYLES) and file.src_dir != config.docs_dir]
    for file in sources:
        files.remove(file)
    if files.get_file_from_path(SHEET) is None:
        texts = {file.src_uri.removeprefix(STYLES): file.content_string for file in sources}
        files.append(File.generated(config, SHEET, content=joined(texts)))
