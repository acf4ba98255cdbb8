#!/bin/sh
# Makes .venv where it is missing or stale, then does one job. `make <verb>` and `sh tools/setup.sh <verb>` are the same.
#
# 1. find a Python, 2. install the system libraries that are missing, 3. install requirements.lock into .venv,
# 4. link this checkout into it, 5. run the job. Steps 1 to 4 are left out while their stamps in .venv hold.
# Talk goes to stderr, results to stdout. Exit: 2 wrong use, 4 this machine cannot be set up, else the job's own code.

set -eu

main() {
    CDPATH='' cd -- "$(dirname -- "$0")/.."
    [ $# -eq 1 ] || wrong_use
    case $1 in
        help) usage ;;
        setup) set_up ;;
        demo) in_environment gcmsgen demo --output out --force ;;
        test) in_environment run_checks ;;
        quick) in_environment run_quick_checks ;;
        long) in_environment run_long_tests ;;
        bench) in_environment measure ;;
        scorecard) in_environment python tools/scorecard.py ;;
        docs) in_environment python tools/docs.py ;;
        pictures) in_environment python tools/pictures.py ;;
        gold) in_environment python tools/gold.py ;;
        lock) in_environment lock_requirements ;;
        clean) clean ;;
        *) wrong_use ;;
    esac
}

usage() {
    cat <<'END'
make VERB    or / ou    sh tools/setup.sh VERB

  demo    render the example cases into out/ / produire les cas d'exemple dans out/
  test    run every check / lancer toutes les vérifications
  quick   run the checks that a change fails first, in a minute / lancer en une minute les vérifications qu'un changement fait échouer en premier
  long    run the long tests / lancer les tests longs
  bench   measure the speed / mesurer la vitesse
  scorecard  try every attack, write the figures into docs/security.md / tenter toutes les attaques, consigner les chiffres dans docs/securite.md
  docs    regenerate the documentation / régénérer la documentation
  pictures  draw the pages that the README shows / dessiner les pages que montre le README
  gold    regenerate the expected outputs / régénérer les résultats attendus
  lock    pin the dependencies anew / figer de nouveau les dépendances
  setup   only prepare .venv / préparer .venv seulement
  clean   delete all that was made here, .venv too / supprimer tout ce qui a été produit ici, y compris .venv
END
}

wrong_use() {
    usage >&2
    exit 2
}

# --- the jobs -------------------------------------------------------------------------------------------------------

in_environment() {
    set_up
    PATH=$PWD/.venv/bin:$PATH
    export PATH
    "$@"
}

# A process for each core. Each begins with tests that stand beside one another, since those of a file share what is dear to
# make, and takes some from another process when it is done.
AT_ONCE='-n logical --maxprocesses 8 --dist worksteal'

run_checks() {
    run_static_checks
    install_page_checks
    # shellcheck disable=SC2086 # a list of options
    check 'Tests / Tests' pytest $AT_ONCE
}

run_long_tests() {
    install_page_checks
    pytest -m long
}

# What the tests of the desk look at its pages with: a browser, and axe-core, whose file is hashed where it is read. Where this
# machine cannot have them that is written down, and these tests say so and are skipped; else they fail in CI without them.
install_page_checks() {
    mkdir -p .venv/axe
    rm -f .venv/axe/unavailable
    if ! command -v chromium >/dev/null; then
        say 'Installing Chromium for the tests of the desk.' "Installation de Chromium pour les essais du bureau."
        may_install && apt_install chromium >&2 || echo 'Chromium cannot be installed here' >.venv/axe/unavailable
    fi
    [ -e .venv/axe/node_modules/axe-core/axe.min.js ] ||
        npm install --silent --no-audit --no-fund --ignore-scripts --prefix .venv/axe axe-core@4.14.1 >&2 ||
        echo 'axe-core cannot be installed here' >.venv/axe/unavailable
}

# Chained, since `set -e` holds nowhere in a function whose exit code is asked for.
run_static_checks() {
    check 'Layout / Mise en forme' ruff format --check . &&
        check 'Lint / Analyse statique' ruff check . &&
        check 'Types / Types' mypy &&
        check 'Layers / Couches' lint-imports &&
        check 'Documentation / Documentation' python tools/docs.py --check
}

# The tests run beside the rest. What they say is kept, and shown whole once the rest has been said.
run_quick_checks() {
    said=$(mktemp)
    # shellcheck disable=SC2046,SC2086 # lists of words
    pytest $AT_ONCE $(quick_tests) >"$said" 2>&1 &
    tests=$!
    trap 'kill "$tests" 2>/dev/null || true; rm -f "$said"' EXIT
    trap 'exit 130' INT TERM
    code=0
    run_static_checks || code=$?
    say '' '== Tests / Tests: pytest'
    wait "$tests" || code=$?
    cat "$said"
    return "$code"
}

# The one list of `make quick`. On it is what a change breaks elsewhere without a word: how the house is built, closed lists and
# their words in both languages, how facts are read, what each rule finds and where it is silent, every word of the gold files,
# how a document is composed, and the pages. Left to `make test` is what says the same over more (every output, every format, every
# name, every table, every correction, versions of words), the commands of tables, what starts other programs, and the desks.
quick_tests() {
    cat <<'END'
tests/test_architecture.py
tests/test_cases.py
tests/test_closed_lists.py
tests/test_dated.py
tests/test_deliver.py
tests/test_docs.py
--deselect=tests/test_docs.py::test_generated_parts_are_fresh
--deselect=tests/test_docs.py::test_the_commands_of_the_readme_run
tests/test_grounds.py
tests/checks
--ignore=tests/checks/composed
--ignore=tests/checks/language/test_planted.py
--ignore=tests/checks/language/test_planted_pairs.py
--ignore=tests/checks/language/test_pattern_rules.py
--ignore=tests/checks/parity
--ignore=tests/checks/test_advice.py
--ignore=tests/checks/test_characters.py
--ignore=tests/checks/test_convergence.py
--ignore=tests/checks/test_needed_facts.py
--ignore=tests/checks/test_ground_facts.py
--ignore=tests/checks/test_pairs.py
--ignore=tests/checks/test_programme.py
--ignore=tests/checks/test_false_alarms.py
tests/bulk/table
--ignore=tests/bulk/table/test_corpora.py
--ignore=tests/bulk/table/test_opened.py
tests/facts
--ignore=tests/facts/test_listed.py
--ignore=tests/facts/test_citizenship.py
--ignore=tests/facts/test_starter.py
tests/reference/test_closed_lists.py
tests/reference/test_occupations.py
tests/reference/test_postal_areas.py
tests/wording
--ignore=tests/wording/test_fast_reading.py
--ignore=tests/wording/test_official_names.py
--ignore=tests/wording/test_reasons.py
--ignore=tests/wording/test_sentence_source.py
--ignore=tests/wording/test_versions.py
gcmsgen/catalogue
gcmsgen/facts
gcmsgen/wording
END
}

check() {
    heading=$1
    shift
    say '' "== $heading: $*"
    "$@"
}

# All is measured, whatever bar is missed on the way.
measure() {
    missed=0
    python -m benchmarks.run || missed=$?
    python -m benchmarks.renderers --others || missed=$?
    python -m benchmarks.bulk || missed=$?
    python -m benchmarks.ten_million || missed=$?
    return "$missed"
}

# uv.lock would need a [project] table; compiling setup.cfg gives one file that pip itself can check hashes with.
lock_requirements() {
    uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --extra dev \
        --no-header --no-annotate --output-file requirements.lock setup.cfg
}

clean() {
    rm -rf .venv out build dist ./*.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
    find . -name __pycache__ -type d -prune -exec rm -rf {} +
}

# --- the set-up -----------------------------------------------------------------------------------------------------

set_up() {
    is_current packages && is_current project && is_current compiled && return
    wait_for_other_set_up
    is_current packages || build_environment
    is_current project || link_project
    is_current compiled || compile_project
    exec 9<&-
}

is_current() {
    [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$(fingerprint "$1")" ]
}

# The path is part of it because the scripts of a .venv name it: a moved checkout needs a new one.
fingerprint() {
    case $1 in
        packages) {
            pwd -P
            readlink -f .venv/bin/python
            .venv/bin/python -V
            cat requirements.lock
        } ;;
        project) cat setup.cfg pyproject.toml ;;
        compiled) find gcmsgen templates -name __pycache__ -prune -o -type f -printf '%P %s %T@\n' | sort ;;
    esac 2>&1 | sha256sum
}

wait_for_other_set_up() {
    exec 9<requirements.lock
    flock -n 9 && return
    say 'Waiting for another set-up of this checkout.' \
        "En attente d'une autre préparation de ce dossier."
    flock 9
}

# The stamps go first and come last, so that an interrupted set-up never counts as done.
build_environment() {
    rm -f .venv/packages.stamp .venv/project.stamp
    python=$(find_python) || no_python
    install_system_packages
    say 'Preparing .venv; this takes a minute or two.' \
        'Préparation de .venv; cela prend une minute ou deux.'
    rm -rf .venv
    "$python" -m venv .venv >&2 || no_environment
    .venv/bin/python -m pip --quiet --disable-pip-version-check install \
        --only-binary :all: --require-hashes --requirement requirements.lock >&2 || no_environment
    fingerprint packages >.venv/packages.stamp
}

# setuptools is pinned in requirements.lock, so nothing has to be fetched here. Its warning that an editable install may
# be shadowed by a folder of the same name does not apply: the folder of that name is the one installed.
link_project() {
    rm -f .venv/project.stamp
    PYTHONWARNINGS=ignore .venv/bin/python -m pip --quiet --disable-pip-version-check install \
        --no-index --no-deps --no-build-isolation --editable . >&2 || no_environment
    fingerprint project >.venv/project.stamp
}

# An ordinary installation comes compiled; this one would be compiled anew by every run that may not write beside it. Templates are
# compiled by nothing else.
compile_project() {
    .venv/bin/python -m compileall -q gcmsgen >&2 || no_environment
    .venv/bin/python -m gcmsgen.cli.compiling >&2 || no_environment
    fingerprint compiled >.venv/compiled.stamp
}

# Prints the interpreter itself, never one inside a .venv: that .venv may be the one about to be replaced.
find_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        "$candidate" -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1); print(sys._base_executable)' \
            2>/dev/null && return
    done
    return 1
}

# --- what the system must bring -------------------------------------------------------------------------------------

install_system_packages() {
    packages=$(missing_packages)
    [ -n "$packages" ] || return 0
    # shellcheck disable=SC2086 # a list of package names
    set -- $packages
    may_install || no_packages "$@"
    say "Installing system packages: $*" "Installation de paquets du système : $*"
    apt_install "$@" >&2 || no_packages "$@"
    [ -z "$(missing_packages)" ] || no_packages "$@"
}

# One line per Debian or Ubuntu package. Debian's Python has venv but no ensurepip until python3.x-venv is installed.
missing_packages() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
}

# Loading says more than a file's presence: the library may be of another architecture than this Python.
has_library() {
    "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

may_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

# One broken source must not stop packages that another one has, hence `|| true`.
apt_install() {
    as_root apt-get -qq update || true
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"
}

# Never asks for a password: a prompt would hang where nobody is there to answer it.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# --- what can go wrong ----------------------------------------------------------------------------------------------

no_python() {
    say 'Python 3.11 or newer was not found. On Debian 12 or Ubuntu 24.04, as root:' \
        "Python 3.11 ou plus récent est introuvable. Sous Debian 12 ou Ubuntu 24.04, en tant qu'administrateur :" \
        '    apt-get update && apt-get install --no-install-recommends python3'
    exit 4
}

no_packages() {
    say 'These system packages are missing and could not be installed from here. As root, run this, then try again:' \
        "Ces paquets du système manquent et n'ont pas pu être installés d'ici. En tant qu'administrateur, lancez ceci, puis réessayez :" \
        "    apt-get update && apt-get install --no-install-recommends $*"
    exit 4
}

no_environment() {
    say 'The preparation of .venv failed (see above). Check the network and the free disk space, then run the same command again.' \
        "La préparation de .venv a échoué (voir ci-dessus). Vérifiez le réseau et l'espace disque, puis relancez la même commande."
    exit 4
}

say() {
    printf '%s\n' "$@" >&2
}

main "$@"
