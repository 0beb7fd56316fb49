#!/usr/bin/env python3
"""Compares every measure of Maillage with igraph, NetworkX and R's sna, under the stated convention.

    make crosscheck                                  everything
    python3 Tests/CrossCheck/crosscheck.py roles     one family
    … --graphs random-1,ptce                         some graphs
    … --program .build/debug/maillage                a program that is built already
    … --without-r                                    not what needs R

Makes a Python environment in .build/crosscheck, installs into it what it needs, builds the program for
release, and runs each procedure on the graphs that support/cases.py gathers: those in Graphs, three real
ones where their files are at hand, and 200 random ones with loops, parallel edges, isolates, directions and
weights. R comes from Debian (r-cran-sna, r-cran-igraph, r-cran-jsonlite), installed where this is run by
root; without it, what needs it is left out, and said so.

A family is a file beside this one with a function `checks(api)`; support/api.py says what `api` offers.
Prints how many values of each measure were compared, and ends with 1 where any differs.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FAMILIES = [
    "paths", "components", "cohesion", "clusters", "centrality", "pagerank", "roles", "twomode", "mixing",
    "significance", "time",
]
PYTHON_PACKAGES = ["igraph", "networkx", "numpy", "scipy"]
R_PACKAGES = ["sna", "igraph", "jsonlite"]


def run_in_environment():
    """Goes on in an interpreter that has the libraries, which is made where there is none."""
    if all(importlib.util.find_spec(name) for name in PYTHON_PACKAGES):
        return
    home = ROOT / ".build" / "crosscheck"
    python = home / "bin" / "python"
    if Path(sys.prefix).resolve() == home.resolve():
        sys.exit("crosscheck: the environment in .build/crosscheck is incomplete; delete it and run again")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PYTHON_PACKAGES], check=True)
    os.execv(python, [str(python), *sys.argv])


def has_r():
    if shutil.which("Rscript") is None:
        return False
    asked = "; ".join(f"stopifnot(requireNamespace('{name}', quietly = TRUE))" for name in R_PACKAGES)
    return subprocess.run(["Rscript", "-e", asked], capture_output=True).returncode == 0


def install_r():
    """Whether R and its packages are there, after installing them where that is possible."""
    if has_r():
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        names = [f"r-cran-{name}" for name in R_PACKAGES]
        print(f"crosscheck: installing {', '.join(names)}", flush=True)
        command = ["apt-get", "install", "--yes", "--no-install-recommends", *names]
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        if subprocess.run(command, env=environment, capture_output=True).returncode != 0:
            subprocess.run(["apt-get", "update"], capture_output=True)
            subprocess.run(command, env=environment, capture_output=True)
    return has_r()


def build():
    subprocess.run(["make", "--no-print-directory", "release"], cwd=ROOT, check=True)
    return ROOT / ".build" / "release" / "maillage"


def load(family):
    specification = importlib.util.spec_from_file_location(f"checks_{family}", HERE / f"{family}.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("families", nargs="*", metavar="family", help=f"of {', '.join(FAMILIES)}; all")
    parser.add_argument("--graphs", help="names of graphs, separated by commas")
    parser.add_argument("--program", type=Path, help="a maillage that is built already")
    parser.add_argument("--without-r", action="store_true", help="leave out what needs R")
    arguments = parser.parse_args()
    for family in arguments.families:
        if family not in FAMILIES:
            parser.error(f"there is no family {family}; of {', '.join(FAMILIES)}")
    run_in_environment()

    from support.api import Api
    from support.cases import all_cases

    uses_r = not arguments.without_r and install_r()
    program = arguments.program.resolve() if arguments.program else build()
    with tempfile.TemporaryDirectory(prefix="maillage-crosscheck-") as folder:
        cases = all_cases(ROOT, Path(folder))
        if arguments.graphs:
            wanted = arguments.graphs.split(",")
            cases = [case for case in cases if case.name in wanted]
        api = Api(program, cases, uses_r)
        for family in FAMILIES:
            if not (HERE / f"{family}.py").exists():
                continue
            if arguments.families and family not in arguments.families:
                continue
            api.family = family
            try:
                load(family).checks(api)
            except Exception as error:
                traceback.print_exc()
                api.differences.append(f"{family}: stopped: {error}")
            print(f"crosscheck: {family} compared", file=sys.stderr, flush=True)
    api.report()
    sys.exit(1 if api.differences or api.compared == 0 else 0)


if __name__ == "__main__":
    main()
