#!/usr/bin/env python3
"""Times the program beside Tantivy on the same work, in one run and by turns, and prints tab-separated values:
what, unit, ours (minimum, median), the peer's (minimum, median), the median of the ratios of the rounds.

  beside_tantivy.py CORPUS.jsonl QUERIES FOLDER [--program P] [--peer SCRIPT] [--rounds N] [--only build,query,start]

QUERIES is a folder with or.txt, and.txt, phrase.txt and the same without marks as *.unaccented.txt, a query a line.
FOLDER gets both indexes, and must not exist or be of a run before. The peer is a script with the verbs build,
build-raw and query. The program is what `make` built; the peer needs `pip install tantivy`.
"""
import argparse, json, os, re, statistics, subprocess, sys, tempfile, time

KINDS = [("or", "any"), ("and", "all"), ("phrase", "all")]


def row(what, unit, ours, peers=None):
    cells = [what, unit, f"{min(ours):.4g}", f"{statistics.median(ours):.4g}"]
    if peers:
        ratios = [a / b for a, b in zip(ours, peers)]
        cells += [f"{min(peers):.4g}", f"{statistics.median(peers):.4g}", f"{statistics.median(ratios):.3f}"]
    print("\t".join(cells), flush=True)


def run(arguments, **options):
    """A program's output, with the processor time and the most memory it took."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(arguments, stdout=output, stderr=subprocess.DEVNULL, **options)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        output.seek(0)
        text = output.read().decode()
    if child.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ended with {child.returncode}")
    return text, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class Comparison:
    def __init__(self, options):
        self.options = options
        self.index = os.path.join(options.folder, "ours")
        self.peer_index = os.path.join(options.folder, "peers")
        self.peer_raw = os.path.join(options.folder, "peers-raw")
        os.makedirs(options.folder, exist_ok=True)

    def ours(self, *arguments):
        return run([self.options.program, *arguments])

    def peer(self, *arguments):
        return run([sys.executable, self.options.peer, *arguments])

    def peer_build(self, verb, where):
        subprocess.run(["rm", "-rf", where], check=True)
        text, *_ = self.peer(verb, self.options.corpus, where, "1")
        found = re.search(r"wall ([\d.]+) s  cpu ([\d.]+) s  bytes (\d+)", text)
        return float(found[1]), float(found[2]), int(found[3])

    def build(self):
        ours, peers = [], []
        for _ in range(self.options.rounds):
            ours.append(self.ours("index", "--rebuild", "-q", "-i", self.index, self.options.corpus))
            peers.append(self.peer_build("build-raw", self.peer_raw))
        row("build, processor time", "s", [r[2] for r in ours], [p[1] for p in peers])
        row("build, time", "s", [r[1] for r in ours], [p[0] for p in peers])
        row("build, most memory", "MB", [r[3] for r in ours])
        size = self.peer_build("build", self.peer_index)[2] / 1e6
        sections = json.loads(self.ours("stats", "--json", "-i", self.index)[0])["bytes"]
        text = sum(bytes for name, bytes in sections.items() if name.startswith("store")) / 1e6
        row("index without stored text", "MB", [sum(sections.values()) / 1e6 - text], [size])
        row("stored text", "MB", [text])

    def times(self, lines, command, *options):
        """The mean over the queries of the least time of each, and the 99th percentile, in microseconds."""
        with tempfile.NamedTemporaryFile("w", suffix=".tsv") as batch:
            for number, line in enumerate(lines):
                batch.write(f"{number}\t{line}\n")
            batch.flush()
            text, *_ = self.ours(
                command, "-i", self.index, "--batch", batch.name, "--repeat", "7", "--timing", "--format", "jsonl",
                *(["--snippets", "0"] if command == "search" else []), *options)
        found = [json.loads(line).get("timing_us") for line in text.splitlines()]
        least = sorted(timing["min"] for timing in found if timing)
        return statistics.fmean(least), least[int(len(least) * 0.99)]

    def peer_times(self, path, mode):
        text, *_ = self.peer("query", self.peer_index, path, mode)
        found = re.search(r"p99 (\d+) us  mean (\d+) us", text)
        return float(found[2]), float(found[1])

    def query(self):
        for form in ["", ".unaccented"]:
            for kind, match in KINDS:
                path = os.path.join(self.options.queries, f"{kind}{form}.txt")
                with open(path, encoding="utf8") as file:
                    lines = [line.strip() for line in file if line.strip()]
                if kind == "phrase":
                    lines = [f'"{line}"' for line in lines]
                self.compare(f"{kind}{' unmarked' if form else ''}", kind, match, lines, path)

    def compare(self, name, kind, match, lines, path):
        asked = {
            f"top 10, {name}": ("search", kind, ["--match", match, "--rank", "bm25"]),
            f"top 10, {name}, default ranking": ("search", kind, ["--match", match]),
            f"top 10, {name}, of a province": ("search", None, ["--match", match, "--province", "Hà Nội"]),
            f"top 10, {name}, of a year": ("search", None, ["--match", match, "--year", "2019"]),
        }
        asked[f"count, {name}"] = ("count", "count_" + kind if kind != "phrase" else None, ["--match", match])
        found = {what: ([], []) for what in asked}
        for _ in range(self.options.rounds):
            peers = {}
            for what, (command, mode, options) in asked.items():
                found[what][0].append(self.times(lines, command, *options))
                if mode:
                    peers[mode] = peers.get(mode) or self.peer_times(path, mode)
                    found[what][1].append(peers[mode])
        for what, (ours, peers) in found.items():
            for place, figure in enumerate(["mean", "p99"]):
                row(f"{what}, {figure}", "µs", [o[place] for o in ours], [p[place] for p in peers])

    def start(self):
        for name, options in [("", []), (", without snippets", ["--snippets", "0"])]:
            runs = [self.ours("search", "-i", self.index, "kinh tế xã hội", *options) for _ in range(30)]
            row(f"one search, start to exit{name}", "ms", [r[1] * 1e3 for r in runs])
            row(f"one search, processor time{name}", "ms", [r[2] * 1e3 for r in runs])
            row(f"one search, most memory{name}", "MB", [r[3] for r in runs])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("queries")
    parser.add_argument("folder")
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--program", default=os.path.join(here, "../.build/release/tracuu"))
    parser.add_argument("--peer", default=os.path.join(here, "../../shared/bench/peer_tantivy.py"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="build,query,start")
    options = parser.parse_args()
    print("what\tunit\tours minimum\tours median\tpeer minimum\tpeer median\tratio")
    comparison = Comparison(options)
    for part in options.only.split(","):
        getattr(comparison, part)()


main()
