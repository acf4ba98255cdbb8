"""Compare the reasons of files, tables and manifests, and show of each cluster its places and what each has of its own."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from gcmsgen.audit.sources import FileTaken, NotTaken
from gcmsgen.checks.across.copied_reason import copied
from gcmsgen.checks.across.likeness import Cluster, ClusterPlace, LikeReasons
from gcmsgen.checks.claims.numbers_named import number_words
from gcmsgen.checks.claims.sentences import sentences
from gcmsgen.finding import Finding
from gcmsgen.language import Language


@dataclass(frozen=True, slots=True)
class OwnRun:
    """Hold a run of words of a reason; `own` says that the reason that it is compared with has others there.

    `named` says of such words that they are names or figures, which alone make no reason of the case's own.
    """

    words: str
    own: bool
    named: bool = False


@dataclass(frozen=True, slots=True)
class AlikeReason:
    """Hold one wording of a cluster, run by run, and every place in which it stands."""

    runs: tuple[OwnRun, ...]
    places: tuple[ClusterPlace, ...]


@dataclass(frozen=True, slots=True)
class AuditedCluster:
    """Hold one cluster: what was found of it, in which language, and its wordings, the first as the others are compared with."""

    finding: Finding
    language: Language
    cases: int
    wordings: tuple[AlikeReason, ...]

    @property
    def places(self) -> tuple[ClusterPlace, ...]:
        """Return every place."""
        return tuple(place for wording in self.wordings for place in wording.places)


@dataclass(frozen=True, slots=True)
class Audit:
    """Hold an audit: how many files and rows were compared, the clusters, and what could not be read."""

    compared: int
    clusters: tuple[AuditedCluster, ...]
    not_taken: tuple[NotTaken, ...]


def audited(sources: Iterable[FileTaken | NotTaken]) -> Audit:
    """Return what comparing all sources gives; one that cannot be read is named, and the others are compared."""
    lost: list[NotTaken] = []
    taken = 0
    with closing(LikeReasons(with_words=True)) as reasons:
        for source in sources:
            if isinstance(source, NotTaken):
                lost.append(source)
            else:
                taken += 1
                reasons.add(source.name, source.reasons)
        clusters = tuple(_cluster(one, tuple(reasons.places(one))) for one in reasons.clusters())
    return Audit(taken, clusters, tuple(lost))


def _cluster(cluster: Cluster, places: tuple[ClusterPlace, ...]) -> AuditedCluster:
    by_words: dict[str, list[ClusterPlace]] = {}
    for place in places:
        by_words.setdefault(place.words or "", []).append(place)
    first, *others = by_words
    compared = {first: others[0] if others else first} | dict.fromkeys(others, first)
    return AuditedCluster(
        copied(places[0].where, cluster.cases, differs=cluster.differs),
        cluster.language,
        cluster.cases,
        tuple(
            AlikeReason(own_runs(words, compared[words], cluster.language), tuple(at)) for words, at in by_words.items()
        ),
    )


def own_runs(words: str, other: str, language: Language) -> tuple[OwnRun, ...]:
    """Return a text run by run, each said to be its own or shared: each sentence is compared with the likest of the other text.

    >>> [run.words for run in own_runs("None is open. It is in Spain.", "It is in Peru. None is open.", Language.EN) if run.own]
    ['Spain.']
    """
    theirs = [one.text.split() for one in sentences(other)]
    found = list[OwnRun]()
    for sentence in sentences(words):
        mine = sentence.text.split()
        found += _runs(mine, max(theirs, key=lambda one: Indel.normalized_similarity(mine, one), default=[]), language)
    return tuple(found)


def _runs(mine: list[str], theirs: list[str], language: Language) -> Iterator[OwnRun]:
    for step in Indel.opcodes(mine, theirs):
        run = range(step.src_start, step.src_end)
        if step.tag == "equal":
            yield OwnRun(" ".join(mine[at] for at in run), own=False)
            continue
        for named, at in groupby(run, lambda at: _is_named(mine, at, language)):
            yield OwnRun(" ".join(mine[one] for one in at), own=True, named=named)


def _is_named(words: list[str], at: int, language: Language) -> bool:
    """Say whether a word of a sentence is a number, has a figure, or has a capital though it does not begin it."""
    word = words[at].strip("«»“”\"'’(),.;:\N{NO-BREAK SPACE}")
    number = word.casefold() in number_words(language)
    return number or any(sign.isdigit() for sign in word) or (at > 0 and word[:1].isupper())
