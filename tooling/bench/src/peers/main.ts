// `pnpm bench peers [WORKLOAD-PATTERN] [--peers PATTERN] [--quick] [--json FILE] [--with FILE] [--judge NAME] [--node FILE]`:
// one process a library, then a table, then the budgets.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { readArguments } from "../args.ts";
import { BUDGETS } from "./budgets.ts";
import { PEERS, type Peer } from "./peers.ts";
import { isWrong, judge, type Report } from "./reports.ts";
import { ADAM, WORKLOADS } from "./workloads.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const peersDir = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const python = process.env["PYTHON"] ?? "python3";
const { names, has, value } = readArguments(["json", "peers", "with", "judge", "node"]);
const pattern = names.length > 0 ? names.join("|") : ".";
const wanted = new RegExp(value("peers") ?? ".");
const quick = has("quick") ? ["--quick"] : [];

const scratch = mkdtempSync(join(tmpdir(), "gradtape-bench-"));
const reports = new Map<string, Report>();

/** What starts the process of a library in JavaScript: this Node, or for another, which may not know TypeScript, one file. */
function runner(): readonly [node: string, ...args: string[]] {
  const script = join(here, "run-adapter.ts");
  const node = value("node");
  if (node === undefined) return [process.execPath, "--conditions=@gradtape/source", script];
  const outfile = join(scratch, "run-adapter.mjs");
  buildSync({
    entryPoints: [script],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    conditions: ["@gradtape/source"],
    logLevel: "error",
  });
  return [node, outfile];
}

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

function run(
  { name, module }: Peer,
  command: ReturnType<typeof runner>,
): Report | { readonly skipped: string } {
  const env = {
    ...process.env,
    PEERS_DIR: peersDir,
    OPENBLAS_NUM_THREADS: "1",
    OMP_NUM_THREADS: "1",
    ...(name.endsWith("-wide") && { GRADTAPE_WASM: "wide" }),
  };
  const stdio = ["ignore", "inherit", "inherit"] as const;
  const file = join(scratch, module === undefined ? `${name}.json` : `${name}-py3.json`);
  if (module === undefined) {
    const [node, ...args] = command;
    spawnSync(node, [...args, name, pattern, file, ...quick], { env, stdio: [...stdio] });
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
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Report)
    : { skipped: "it gave no results" };
}

try {
  const command = runner();
  for (const peer of PEERS.filter(({ name }) => wanted.test(name))) {
    const why = missing(peer);
    const report = why === undefined ? run(peer, command) : { skipped: why };
    if ("skipped" in report) console.log(`  ${peer.name}: skipped: ${report.skipped}`);
    else reports.set(peer.name, report);
  }
} finally {
  rmSync(scratch, { recursive: true });
}

// What an earlier run measured of the libraries that this one left out.
const earlier = value("with");
if (earlier !== undefined) {
  const saved = JSON.parse(readFileSync(earlier, "utf8")) as { reports: Record<string, Report> };
  for (const [name, report] of Object.entries(saved.reports))
    if (!reports.has(name)) reports.set(name, { ...report, lib: `${report.lib}, from ${earlier}` });
}

/** Prints rows of cells; those of the first columns begin at the left. */
function printTable(table: readonly (readonly string[])[], left: number): void {
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)));
  const cells = (row: readonly string[]): string[] =>
    row.map((cell, i) => (i < left ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)));
  for (const row of table) console.log(cells(row).join("  ").trimEnd());
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
    return show(result.value!) + (isWrong(reports, id, result) ? " ⚠" : "");
  }),
]);
printTable([["workload", "unit", ...columns.map(({ title }) => title)], ...rows], 2);
notes.forEach((note, i) => console.log(`✗ ${i + 1}: ${note}`));
for (const [name, { lib }] of reports) console.log(`${name}: ${lib}`);

const verdicts = judge(reports, BUDGETS, WORKLOADS, value("judge"));
if (verdicts.length > 0) {
  const times = (x: number): string => `${x.toFixed(2)}×`;
  console.log("\nBudgets: times the speed of another library");
  printTable(
    [
      ["adapter", "workload", "against", "required", "measured", ""],
      ...verdicts.map(({ by, workload, against, doing, doingMode, atLeast, ratio, verdict }) => [
        by,
        workload,
        [against, doing, doingMode].filter((word) => word !== undefined).join(", "),
        times(atLeast),
        times(ratio),
        verdict,
      ]),
    ],
    3,
  );
  const kept = verdicts.filter(({ verdict }) => verdict === "ok").length;
  console.log(
    `${kept} of ${verdicts.length} kept; ${BUDGETS.length - verdicts.length} of ${BUDGETS.length} not measured`,
  );
}

const json = value("json");
if (json !== undefined) {
  const { node, v8 } = process.versions;
  const all = {
    date: new Date().toISOString(),
    node,
    v8,
    quick: has("quick"),
    reports: Object.fromEntries(reports),
    budgets: verdicts,
  };
  writeFileSync(json, `${JSON.stringify(all, null, 1)}\n`);
}
