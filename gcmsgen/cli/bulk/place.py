"""The options that say where the rows of a run are made: in this process, in several, or on a cluster."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from gcmsgen.bulk.order import Engine, Order
from gcmsgen.cli.spoken import option
from gcmsgen.errors import UsageError
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class RunPlace:
    """Hold where rows are to be made, as it was asked for."""

    workers: int | None
    scheduler: str | None
    tls_ca: Path | None
    tls_cert: Path | None
    tls_key: Path | None

    def engine(self, rows: int, order: Order) -> Engine:
        """Return the engine for so many rows. Raises UsageError as `engine_for` does."""
        from gcmsgen.bulk.engines.choice import engine_for

        if self.scheduler is None and (self.tls_ca or self.tls_cert or self.tls_key):
            raise UsageError(_NO_SCHEDULER)
        if self.scheduler is not None and self.workers is not None:
            raise UsageError(_ITS_OWN)
        return engine_for(
            rows,
            self.workers,
            formats=order.formats,
            scheduler=self.scheduler,
            tls_ca=self.tls_ca,
            tls_cert=self.tls_cert,
            tls_key=self.tls_key,
        )


def place_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Declare the options of a place, and give the command a `RunPlace` for them."""

    @wraps(function)
    def placed(
        *args: Any,
        workers: int | None,
        scheduler: str | None,
        tls_ca: Path | None,
        tls_cert: Path | None,
        tls_key: Path | None,
        **others: Any,
    ) -> Any:
        return function(*args, place=RunPlace(workers, scheduler, tls_ca, tls_cert, tls_key), **others)

    for declared in reversed(_OPTIONS):
        placed = declared(placed)
    return placed


def _file(name: str, text: Text) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option of a file of TLS."""
    return option(name, metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path), text=text)


_OPTIONS = (
    option(
        "--workers",
        metavar="N",
        type=click.IntRange(min=0),
        text=Text(
            en="Processes to work in, 0 for none beside this one; by default one for each processor where that pays.",
            fr="Nombre de processus, 0 pour aucun autre que celui-ci; par défaut, un par processeur si cela en vaut la peine.",
        ),
    ),
    option(
        "--scheduler",
        metavar="ADDRESS",
        text=Text(
            en="Make the rows on the cluster of a Dask scheduler, as tls://host:8786 (docs/cluster.md).",
            fr="Produire les lignes sur la grappe d’un ordonnanceur Dask, p. ex. tls://hôte:8786 (docs/grappe.md).",
        ),
    ),
    _file(
        "--tls-ca",
        Text(
            en="Certificate of the authority of the cluster, in PEM.",
            fr="Certificat de l’autorité de la grappe, au format PEM.",
        ),
    ),
    _file(
        "--tls-cert",
        Text(en="Your certificate for the cluster, in PEM.", fr="Votre certificat pour la grappe, au format PEM."),
    ),
    _file(
        "--tls-key",
        Text(en="The private key of your certificate, in PEM.", fr="La clé privée de votre certificat, au format PEM."),
    ),
)
_NO_SCHEDULER = Text(
    en="--tls-ca, --tls-cert and --tls-key belong to a cluster: add --scheduler, or leave them out.",
    fr="--tls-ca, --tls-cert et --tls-key vont avec une grappe\N{NO-BREAK SPACE}: ajoutez --scheduler, ou retirez-les.",
)
_ITS_OWN = Text(
    en="A cluster has workers of its own: leave out --workers, or --scheduler.",
    fr="Une grappe a ses propres processus de travail\N{NO-BREAK SPACE}: retirez --workers, ou --scheduler.",
)
