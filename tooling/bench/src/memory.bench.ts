// Memory of training steps: how much of it a compiled step's temporaries take, beside the least that is needed at one time; and
// whether it grows over many steps in one synchronous loop, with nothing disposed of. `--backend NAME` says where; default: js.
import * as tf from "gradtape";
import { observeSchedules } from "../../../packages/compile/src/program/schedule.ts";
import { readArguments } from "./args.ts";
import { makeInput } from "./data.ts";
import { row } from "./measure.ts";
import { useBackend } from "./ours.ts";
import { tensorOf, training, variablesOf } from "./peers/adapters/gradtape.ts";
import type { Data } from "./peers/workload.ts";
import { WORKLOADS } from "./peers/workloads.ts";

const { value, has } = readArguments(["backend"]);
const backend = value("backend") ?? "js";
const { label } = await useBackend(backend);
/** On js one step of the larger models takes tens of milliseconds. */
const STEPS = has("quick") ? 100 : 10_000;
const LARGE = backend === "js" ? STEPS / 10 : STEPS;

const megabytes = (n: number): string => `${(n / 2 ** 20).toFixed(1)} MB`;
const kilobytes = (n: number): string => `${(n / 2 ** 10).toFixed(1)} kB`;
const collect = (globalThis as { gc?: () => void }).gc;

/** A model's step on data of its own. */
function stepOf(id: string, compiled: boolean): () => unknown {
  const w = WORKLOADS.find((workload) => workload.id === id)!;
  const data: Data = Object.fromEntries(
    Object.entries({ ...w.inputs, ...w.params }).map(([name, spec]) => [name, makeInput(spec)]),
  );
  const [x, y] = [tensorOf(w, data, "x"), tensorOf(w, data, "y")];
  const train = training(w, variablesOf(w, data));
  const step = compiled ? tf.function(train) : train;
  return () => step(x, y);
}

/** What temporaries of a compiled step take, and the most that are needed at one time. */
function reportArena(id: string): void {
  const step = stepOf(id, true);
  let [arena, alive] = [0, 0];
  observeSchedules((_, scheduled) => {
    arena = Math.max(arena, scheduled.program.arena ?? 0);
    alive = Math.max(alive, scheduled.alive);
  });
  step();
  observeSchedules(undefined);
  const times = alive === 0 ? "" : `, ${(arena / alive).toFixed(2)}×`;
  row(`${id}, as a program`, `${kilobytes(arena)} of ${kilobytes(alive)}${times}`);
}

function reportGrowth(what: string, steps: number, step: () => unknown): void {
  for (let i = 0; i < 500; i++) step();
  collect?.();
  const before = process.memoryUsage();
  let peak = 0;
  const start = performance.now();
  for (let i = 0; i < steps; i++) {
    step();
    if (i % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const elapsed = performance.now() - start;
  const during = process.memoryUsage();
  collect?.();
  const after = process.memoryUsage();
  row(`${label}: ${steps} ${what}`, `${(elapsed / steps).toFixed(4)} ms each`);
  row("  resident before", megabytes(before.rss));
  row("  resident at the peak", megabytes(peak));
  row("  resident at the end of the loop", megabytes(during.rss));
  row("  heap and buffers before, collected", megabytes(before.heapUsed + before.arrayBuffers));
  row("  heap and buffers after, collected", megabytes(after.heapUsed + after.arrayBuffers));
}

console.log("  temporaries: what they take, of what is needed at one time");
for (const { id, kind } of WORKLOADS)
  if (["mlp", "cnn", "transformer", "lstm"].includes(kind)) reportArena(id);
reportGrowth("tiny steps, op by op", STEPS, stepOf("train_tiny", false));
reportGrowth("tiny steps, as a program", 10 * STEPS, stepOf("train_tiny", true));
reportGrowth("MLP steps, as a program", LARGE, stepOf("train_mlp", true));
