// One fresh process of `pnpm bench first-call`: `run.ts TASK NAME WORKLOAD`. Prints numbers as JSON.
import { makeInput } from "../data.ts";
import { isOurs } from "../peers/peers.ts";
import type { Adapter, Data, Step, Workload } from "../peers/workload.ts";
import { WORKLOADS } from "../peers/workloads.ts";

const [task, name, id] = process.argv.slice(2) as [string, string, string];
/** The sizes of batches that come one after the other. */
const SIZES = Array.from({ length: 20 }, (_, i) => 7 + 3 * i);

const adapter = isOurs(name)
  ? (await import("../peers/adapters/gradtape.ts")).makeAdapter(name)
  : ((await import(`../peers/adapters/${name}.mjs`)) as { adapter: Adapter }).adapter;
await adapter.init({ threads: 1, peersDir: process.env["PEERS_DIR"]! });

// `NAME+grad` is without the optimizer.
const found = WORKLOADS.find((w) => w.id === id.replace("+grad", ""))!;
const { lr, ...rest } = found;
const w: Workload = id.endsWith("+grad") ? rest : { ...rest, lr: lr! };
const data: Data = Object.fromEntries(
  Object.entries({ ...w.inputs, ...w.params }).map(([key, spec]) => [key, makeInput(spec)]),
);

async function timed(step: Step): Promise<number> {
  const start = performance.now();
  const loss = await step();
  if (!Number.isFinite(loss)) throw new Error(`the loss is ${loss}`);
  return performance.now() - start;
}

async function measured(): Promise<unknown> {
  if (task === "stages") return (await import("./stages.ts")).stages(w, data);
  const mode = adapter.modes(w).find((m) => m === "function" || m === "jit") ?? "eager";
  const prepared = await adapter.prepare(w, data, mode);
  const times: number[] = [];
  if (task === "sizes") {
    const steps = SIZES.map((n) => prepared.stepOnFirst!(n));
    for (const step of steps) times.push(await timed(step));
    return { ...times, traces: prepared.traceCount?.() ?? 0 };
  }
  for (let i = 0; i < 2; i++) times.push(await timed(prepared.step!));
  return { ...times };
}

console.log(JSON.stringify(await measured()));
process.exit(0); // the worker pools of libraries would keep the process alive
