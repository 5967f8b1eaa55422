// The first call of compiled steps, each in fresh Node processes, and 20 sizes of batches one after the other; ours beside jax-js
// where it is installed (`PEERS_DIR`). `--backend NAME` says where ours run; default: wasm.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { readArguments } from "./args.ts";
import type { Stages } from "./first-call/stages.ts";
import { row } from "./measure.ts";
import { lowerQuartile } from "./ops/race.ts";

const { value, has } = readArguments(["backend"]);
const ROUNDS = has("quick") ? 1 : 9;
const SIZES_ROUNDS = has("quick") ? 1 : 3;
const peers = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const ours = `gradtape-${value("backend") ?? "wasm"}`;
const libraries = [ours];
if (existsSync(join(peers, "jaxjs", "node_modules"))) libraries.push("jaxjs-wasm");
else console.log(`  jaxjs-wasm: not in ${peers}: node tooling/bench/setup.mjs jaxjs installs it`);

const CALLS = [
  ["the MLP step", "train_mlp"],
  ["the tiny step", "train_tiny"],
  ["block, loss and gradients", "train_transformer+grad"],
  ["block, training step", "train_transformer"],
] as const;

// One file for each process to load, as an application has.
const scratch = mkdtempSync(join(tmpdir(), "gradtape-first-"));
const program = join(scratch, "run.mjs");
const ms = (x: number): string => `${x.toFixed(1)} ms`;

/** What a fresh process gives, or why it fails. */
function fresh<R>(...args: readonly string[]): R | string {
  const env = { ...process.env, PEERS_DIR: peers };
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    env,
    encoding: "utf8",
  });
  if (status === 0) return JSON.parse(stdout.trim().split("\n").at(-1)!) as R;
  return /\w*Error.*/.exec(stderr)?.[0] ?? `it ended with ${status}`;
}

/** Lower quartiles of numbers that fresh processes give, by name. */
function summary(rounds: number, ...args: readonly string[]): Record<string, number> | string {
  const all: Record<string, number>[] = [];
  for (let i = 0; i < rounds; i++) {
    const result = fresh<Record<string, number>>(...args);
    if (typeof result === "string") return result;
    all.push(result);
  }
  return Object.fromEntries(
    Object.keys(all[0]!).map((key) => [key, lowerQuartile(all.map((r) => r[key]!))]),
  );
}

try {
  buildSync({
    entryPoints: [fileURLToPath(new URL("./first-call/run.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    conditions: ["@gradtape/source"],
    logLevel: "error",
  });
  for (const [what, id] of CALLS) {
    for (const name of libraries) {
      const calls = summary(ROUNDS, "calls", name, id);
      if (typeof calls === "string") row(`${name}: ${what}`, calls);
      else row(`${name}: ${what}`, [calls["0"]!, calls["1"]!].map(ms).join(", then "));
    }
    const stages = summary(ROUNDS, "stages", ours, id) as unknown as Stages | string;
    if (typeof stages === "string") row("  its stages", stages);
    else for (const [stage, time] of Object.entries(stages)) row(`  ${stage}`, ms(time as number));
  }
  for (const name of libraries) {
    const found = summary(SIZES_ROUNDS, "sizes", name, "train_mlp");
    if (typeof found === "string") {
      row(`${name}: 20 sizes of batches`, found);
      continue;
    }
    const { traces, ...times } = found;
    const all = Object.values(times);
    row(`${name}: 20 sizes of batches`, ms(all.reduce((a, b) => a + b, 0)));
    if (name === ours) row("  traces", String(traces));
    row("  each", all.map((t) => t.toFixed(0)).join(" "));
  }
} finally {
  rmSync(scratch, { recursive: true });
}
