// The process of one library: `run-adapter.ts NAME PATTERN RESULTS [--quick]`. Results are written after each workload.
import { writeFileSync } from "node:fs";
import { firstLine, measure, type Result } from "./measure.ts";
import { isOurs } from "./peers.ts";
import type { Adapter } from "./workload.ts";
import { WORKLOADS } from "./workloads.ts";

const [name, pattern, file, ...flags] = process.argv.slice(2) as [
  string,
  string,
  string,
  ...string[],
];
// Loaded when wanted: no library runs in the process of another.
const adapter = isOurs(name)
  ? (await import("./adapters/gradtape.ts")).makeAdapter(name)
  : ((await import(`./adapters/${name}.mjs`)) as { adapter: Adapter }).adapter;
let lib: string;
try {
  ({ lib } = await adapter.init({ threads: 1, peersDir: process.env["PEERS_DIR"]! }));
} catch (cause) {
  writeFileSync(file, JSON.stringify({ skipped: firstLine(cause) }));
  process.exit(0);
}
const results: Record<string, Record<string, Result>> = {};
for (const w of WORKLOADS.filter(({ id }) => new RegExp(pattern).test(id))) {
  results[w.id] = {};
  for (const mode of adapter.modes(w)) {
    const result = await measure(adapter, w, mode, flags.includes("--quick"));
    results[w.id]![mode] = result;
    writeFileSync(file, JSON.stringify({ lib: `${lib}, Node ${process.versions.node}`, results }));
    const what = result.error ?? `${result.value!.toPrecision(4)} ${result.unit}`;
    console.error(`  ${name} ${w.id} [${mode}] ${what}`);
  }
}
process.exit(0); // peers' worker pools would keep the process alive
