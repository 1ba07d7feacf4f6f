"""l10n people"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from l10n.cli.options import json_option, refuse_unreadable
from l10n.cli.output import print_json
from l10n.cli.people_view import as_json, tell
from l10n.errors import L10nError
from l10n.people.accounts import FILE, Account, Accounts, dump
from l10n.people.passwords import Passwords, refuse_weak
from l10n.people.person import Duty, Person
from l10n.people.roll import Roll
from l10n.project import Project, find_root, open_project
from l10n.workflow.selection import select_languages

_IGNORED = f"/{FILE}"

_duty = click.option(
    "--duty",
    type=click.Choice([duty.value for duty in Duty]),
    help="translator: writes and comments; reviewer: approves, rejects and dismisses, too; "
    "manager: also decides over many at once.",
)
_languages = click.option(
    "-l", "--language", "tags", multiple=True, metavar="LANG",
    help="A language they work on; may be given again (default: all).",
)  # fmt: skip


@click.group()
def people() -> None:
    """Say who may review over the network, and as what.

    l10n serve --host asks everybody for their name and password. What they
    decide stands in the journal under that name. The accounts are in
    people.json, with hashes in the place of passwords; git does not take it
    along. A change holds at once, for people who are signed in, too.

    \b
    Examples:
      l10n people add "Anna Karimova" --duty reviewer -l es -l fr
      l10n people change "Anna Karimova" --duty manager
      l10n people list
    """


@people.command()
@click.argument("name")
@_duty
@_languages
@click.pass_obj
def add(folder: Path, name: str, duty: str | None, tags: tuple[str, ...]) -> None:
    """Give somebody an account; asks for a password.

    Where there is no terminal, the first line of the input is the password.

    \b
    Examples:
      l10n people add "Anna Karimova" --duty reviewer -l es
    """
    if duty is None:
        raise click.UsageError(f"Say what they do: --duty {', '.join(Duty)}.")
    refuse_unreadable(name)
    project = _project(folder)
    person = Person(name, Duty(duty), _tags(project, tags) if tags else None)
    Roll(project.root).accounts().added(Account(person, ""))  # before a password is asked for
    account = Account(person, _hashed(name))
    _change(project, lambda accounts: accounts.added(account))
    click.echo(f"{name} may sign in, as a {person.duty}.")


@people.command()
@click.argument("name")
@_duty
@_languages
@click.option("--all-languages", "all_", is_flag=True, help="They work on every language.")
@click.pass_obj
def change(folder: Path, name: str, duty: str | None, tags: tuple[str, ...], *, all_: bool) -> None:
    """Give somebody another duty, or other languages.

    \b
    Examples:
      l10n people change Anna --duty manager --all-languages
    """
    if not (duty or tags or all_) or (tags and all_):
        raise click.UsageError("Say what changes: --duty, and -l or --all-languages.")
    project = _project(folder)
    wanted = _tags(project, tags) if tags else None

    def changed(accounts: Accounts) -> Accounts:
        old = accounts.get(name).person
        languages = wanted if tags else None if all_ else old.languages
        person = Person(old.name, Duty(duty) if duty else old.duty, languages)
        return accounts.changed(Account(person, accounts.get(name).password))

    tell([_change(project, changed).get(name).person])


@people.command()
@click.argument("name")
@click.pass_obj
def password(folder: Path, name: str) -> None:
    """Give somebody another password; they are signed out everywhere.

    \b
    Examples:
      l10n people password "Anna Karimova"
    """
    project = _project(folder)
    person = Roll(project.root).accounts().get(name).person
    hashed = _hashed(person.name)
    _change(project, lambda all_: all_.changed(Account(all_.get(name).person, hashed)))
    click.echo(f"{person.name} has another password.")


@people.command()
@click.argument("name")
@click.pass_obj
def remove(folder: Path, name: str) -> None:
    """Take somebody's account away. What they decided stays, under their name.

    \b
    Examples:
      l10n people remove "Anna Karimova"
    """
    project = _project(folder)
    person = Roll(project.root).accounts().get(name).person
    _change(project, lambda accounts: accounts.without(name))
    click.echo(f"{person.name} may not sign in any more.")


@people.command(name="list")
@json_option
@click.pass_obj
def list_(folder: Path, *, json_: bool) -> None:
    """Show who has an account."""
    found = [account.person for account in Roll(_project(folder).root).accounts()]
    if json_:
        print_json([as_json(person) for person in found])
    elif found:
        tell(found)
    else:
        click.echo("Nobody has an account yet. To give somebody one: l10n people add NAME")


def _project(folder: Path) -> Project:
    return open_project(find_root(folder.resolve()))


def _change(project: Project, change: Callable[[Accounts], Accounts]) -> Accounts:
    """Read, change and write the accounts; git is told to leave them alone."""
    roll = Roll(project.root)
    with project.locked():
        changed = change(roll.accounts())
        _ignore(project)
        project.write(roll.path, dump(changed), private=True)
    return changed


def _ignore(project: Project) -> None:
    """See that git does not take the hashes along."""
    path = project.root / ".gitignore"
    try:
        text = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise L10nError(f"It cannot be read: {error.strerror}.", path=path.name) from None
    if _IGNORED.encode() not in text.split():
        end = b"" if text.endswith(b"\n") or not text else b"\n"
        project.write(path, text + end + _IGNORED.encode() + b"\n")


def _hashed(name: str) -> str:
    given = _asked(name) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    refuse_weak(given, name)
    return Passwords().hashed(given)


def _asked(name: str) -> str:
    answer: str = click.prompt(
        f"Password of {name}", hide_input=True, confirmation_prompt="Once more"
    )
    return answer


def _tags(project: Project, tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(target.tag for target in select_languages(project, tags))
