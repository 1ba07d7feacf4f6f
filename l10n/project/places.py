"""Where everything of a project lies."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import L10nError, LanguageError
from l10n.languages import Language, language

CONFIG_FILE = "l10n.toml"


@dataclass(frozen=True, slots=True)
class Places:
    """The paths of one project. Writes nothing."""

    root: Path
    config: Config

    @property
    def name(self) -> str:
        """What PO headers call the project."""
        return self.config.name or self.root.name

    @property
    def sources(self) -> Path:
        """The folder of source texts."""
        return self.root / self.config.folders.source_texts

    @property
    def state_folder(self) -> Path:
        """Caches and locks; may be deleted at any time."""
        return self.root / ".l10n"

    def template_path(self, statement: str) -> Path:
        return self._locales / "templates" / f"{statement}.pot"

    def catalog_path(self, statement: str, target: Language) -> Path:
        return self._locales / target.folder / "LC_MESSAGES" / f"{statement}.po"

    def journal_path(self, target: Language) -> Path:
        return self._locales / target.folder / "journal.jsonl"

    @property
    def terms_path(self) -> Path:
        """The user's term base; there need not be one."""
        return self._locales / "terms.csv"

    @property
    def memory_folder(self) -> Path:
        """The user's translation memories; there need not be any."""
        return self.root / self.config.folders.memory

    def memory_files(self) -> tuple[Path, ...]:
        """Every TMX file there, in order of its name."""
        return tuple(sorted(self.memory_folder.glob("*.tmx")))

    def template_names(self) -> tuple[str, ...]:
        """Every statement that has a template, whether its source is still there or not."""
        folder = self._locales / "templates"
        found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.pot"))
        return tuple(sorted(name.removesuffix(".pot") for name in found))

    def kept_languages(self) -> tuple[Language, ...]:
        """Every language with catalogs or a journal, those of the settings first."""
        found = dict.fromkeys(self.config.languages)
        for folder in sorted(self._locales.iterdir()) if self._locales.is_dir() else ():
            if (folder / "LC_MESSAGES").is_dir() or (folder / "journal.jsonl").is_file():
                with suppress(LanguageError):
                    found[language(folder.name)] = None
        return tuple(target for target in found if self.catalog_path("", target).parent.is_dir())

    def export_path(self, source_path: str, target: Language) -> Path:
        """Where a statement is published in a language, by its path below the root."""
        below = PurePosixPath(source_path).relative_to(self.config.folders.source_texts)
        return self.root / self.config.folders.exports / target.tag / below

    def exchange_path(self, statement: str, target: Language, suffix: str) -> Path:
        """Where a bilingual file of a statement is written."""
        return self.root / self.config.folders.exports / target.tag / f"{statement}{suffix}"

    def shown(self, path: Path) -> str:
        """A path as the user knows it: from the root, with ``/``; whole where it is not in it."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)

    def refuse_own(self, path: Path) -> None:
        """Raise L10nError for a place where the project keeps files of its own, which nothing
        that is only taken out of it may overwrite."""
        folders = self.sources, self._locales, self.memory_folder, self.state_folder
        place = path.resolve()
        names = {CONFIG_FILE, "pyproject.toml", "people.json"}
        is_own = place.parent == self.root.resolve() and place.name in names
        if is_own or any(place.is_relative_to(folder.resolve()) for folder in folders):
            raise L10nError(
                "The project keeps its own files there.",
                tip="Give the file another folder.",
                path=self.shown(path),
            )

    @property
    def _locales(self) -> Path:
        return self.root / self.config.folders.locales
