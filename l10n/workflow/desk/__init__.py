"""The reviewer's desk: a statement as a person reads, mends and signs it.

Knows nothing of HTTP or terminals: both ask a :class:`~l10n.workflow.desk.workbench.Workbench`,
and an :class:`~l10n.workflow.desk.engine_desk.EngineDesk` for what the engine has to say.

From the disk to the screen: the ``board`` has a sheet of each catalog. ``making`` makes its
``rows`` (one segment each) with what ``examining`` knows of an entry: the checks' findings and
the risk, from ``evidence`` and what was measured. ``sheets`` puts rows together; ``queue``
orders those of many sheets; ``panel`` has all of one row (``difference``), ``layout`` has a
statement's paragraphs.

From the person to the disk: ``carrying_out`` carries a decision out, ``outcomes`` says what came
of it, the board takes the new sheet, and ``changes`` tells whoever listens.

Behind the screens (``background``, one thread; ``turns``: people go first): the first reading,
from the ``shelf`` (``storing``: sheets as JSON) where that still holds; ``following``: findings
follow what approvals teach; ``recalling``: the memory does, too. ``refreshing`` takes in what
others change on disk, as ``watching`` sees it. ``measuring``, another thread, asks the engine
(``gathering``, kept in ``opinions``) and the memory (``novelty``) about what waits.

The engine: ``engine_desk`` asks it on its ``worker``'s thread; ``completing`` and ``chrf`` are
what it makes of the answers.
"""
