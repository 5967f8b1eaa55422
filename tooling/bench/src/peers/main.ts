// `pnpm bench peers [WORKLOAD-PATTERN] [--peers PATTERN] [--quick] [--json FILE]`: one process a library, then a table.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments } from "../args.ts";
import { distance, TOLERANCE } from "../data.ts";
import type { Result } from "./measure.ts";
import { ADAM, WORKLOADS } from "./workloads.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const peersDir = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const python = process.env["PYTHON"] ?? "python3";
const { names, has, value } = readArguments(["json", "peers"]);
const pattern = names.length > 0 ? names.join("|") : ".";
const wanted = new RegExp(value("peers") ?? ".");
const quick = has("quick") ? ["--quick"] : [];

interface Peer {
  readonly name: string;
  /** The folder in which setup.mjs installs it. */
  readonly folder?: string;
  /** The module of Python that it needs. */
  readonly module?: string;
}

const PEERS: readonly Peer[] = [
  { name: "gradtape-js" },
  { name: "tfjs-cpu", folder: "tfjs" },
  { name: "tfjs-wasm", folder: "tfjs" },
  { name: "jaxjs-wasm", folder: "jaxjs" },
  { name: "ort-node", folder: "ort-node" },
  { name: "ort-web", folder: "ort-web" },
  { name: "numpy", module: "numpy" },
  { name: "torch", module: "torch" },
];

type Results = Readonly<Record<string, Readonly<Record<string, Result>>>>;
interface Report {
  readonly lib: string;
  readonly results: Results;
}

const scratch = mkdtempSync(join(tmpdir(), "gradtape-bench-"));
const reports = new Map<string, Report>();

/** Why a library cannot run here. */
function missing({ name, folder, module }: Peer): string | undefined {
  if (folder !== undefined && !existsSync(join(peersDir, folder, "node_modules")))
    return `not in ${peersDir}: node tooling/bench/setup.mjs ${folder} installs it`;
  if (module === undefined) return undefined;
  const { status, error } = spawnSync(python, ["-c", `import numpy, ${module}`]);
  if (error) return `there is no ${python}`;
  return status === 0
    ? undefined
    : `${python} has no ${name === "torch" ? "torch with numpy" : module}`;
}

function run({ name, module }: Peer): Report | undefined {
  const env = {
    ...process.env,
    PEERS_DIR: peersDir,
    OPENBLAS_NUM_THREADS: "1",
    OMP_NUM_THREADS: "1",
  };
  const stdio = ["ignore", "inherit", "inherit"] as const;
  const file = join(scratch, module === undefined ? `${name}.json` : `${name}-py3.json`);
  if (module === undefined) {
    const script = join(here, "run-adapter.ts");
    const args = ["--conditions=@gradtape/source", script, name, pattern, file, ...quick];
    spawnSync(process.execPath, args, { env, stdio: [...stdio] });
  } else {
    const list = join(scratch, "workloads.json");
    writeFileSync(list, JSON.stringify({ adam: ADAM, workloads: WORKLOADS }));
    const script = join(here, `adapters/${name}.py`);
    const args = [
      script,
      "--threads",
      "1",
      "--only",
      pattern,
      "--workloads",
      list,
      "--out",
      scratch,
    ];
    spawnSync(python, [...args, ...quick], { env, stdio: [...stdio] });
  }
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
}

try {
  for (const peer of PEERS.filter(({ name }) => wanted.test(name))) {
    const why = missing(peer);
    const report = why === undefined ? run(peer) : undefined;
    if (report) reports.set(peer.name, report);
    else console.log(`  ${peer.name}: skipped: ${why ?? "it gave no results"}`);
  }
} finally {
  rmSync(scratch, { recursive: true });
}

/** NumPy's result; of training, PyTorch's. */
function referenceOf(id: string): Result | undefined {
  return ["numpy", "torch"]
    .map((name) => reports.get(name)?.results[id]?.["eager"])
    .find((result) => result?.check);
}

/** A result differs from the reference; `false` where there is none to compare with. */
function isWrong(result: Result, reference: Result | undefined): boolean {
  const [a, b] = result.check
    ? [result.check, reference?.check]
    : [result.check1, reference?.check1];
  return a !== undefined && b !== undefined && distance(a, b) > TOLERANCE;
}

const show = (x: number): string =>
  x >= 1000 ? Math.round(x).toLocaleString("en-US") : x.toPrecision(3);

// A column for each library and mode.
const columns = [...reports].flatMap(([name, { results }]) => {
  const modes = new Set(Object.values(results).flatMap((byMode) => Object.keys(byMode)));
  return [...modes].map((mode) => ({
    name,
    mode,
    title: mode === "eager" ? name : `${name} ${mode}`,
  }));
});
const notes: string[] = [];
const rows = WORKLOADS.filter(({ id }) => new RegExp(pattern).test(id)).map(({ id, metric }) => [
  id,
  metric === "ms" || metric === "ns/op" ? `${metric} ↓` : `${metric} ↑`,
  ...columns.map(({ name, mode }) => {
    const result = reports.get(name)!.results[id]?.[mode];
    if (!result) return "";
    if (result.error !== undefined) {
      if (!notes.includes(result.error)) notes.push(result.error);
      return `✗ ${notes.indexOf(result.error) + 1}`;
    }
    return show(result.value!) + (isWrong(result, referenceOf(id)) ? " ⚠" : "");
  }),
]);
const table = [["workload", "unit", ...columns.map(({ title }) => title)], ...rows];
const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)));
for (const row of table)
  console.log(
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "),
  );
notes.forEach((note, i) => console.log(`✗ ${i + 1}: ${note}`));
for (const [name, { lib }] of reports) console.log(`${name}: ${lib}`);

const json = value("json");
if (json !== undefined) {
  const { node, v8 } = process.versions;
  const all = {
    date: new Date().toISOString(),
    node,
    v8,
    quick: has("quick"),
    reports: Object.fromEntries(reports),
  };
  writeFileSync(json, `${JSON.stringify(all, null, 1)}\n`);
}
