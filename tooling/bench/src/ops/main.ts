// `pnpm bench ops [NAME …] [--backend NAME] [--quick] [--json FILE]`: each op of the list on a backend of ours and on that of tfjs
// that is like it, in turns.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as gradtape from "gradtape";
import { readArguments } from "../args.ts";
import { checksum, distance, makeInput, sizeOf, TOLERANCE, type Checksum } from "../data.ts";
import { byName as tf, useBackend, type Ours } from "../ours.ts";
import { loadTfjs, type Library, type TfjsBackend } from "../tfjs.ts";
import type { Entry, Input } from "./entry.ts";
import { ENTRIES } from "./list.ts";
import { FULL, QUICK, race } from "./race.ts";

interface Row {
  readonly op: string;
  readonly ours?: number;
  readonly tfjs?: number;
  readonly ratio?: number;
  /** Ratios below it are marked. */
  readonly floor: number;
  /** Where tfjs ran it. */
  readonly on?: TfjsBackend;
  /** Why it was not timed, or what is wrong. */
  readonly note?: string;
}

interface Side {
  readonly run: () => unknown;
  readonly free: (result: unknown) => void;
  /** Gives the inputs back. */
  readonly end: () => void;
}

const { names, has, value } = readArguments(["json", "backend"]);
const backend = value("backend") ?? "js";
/** The backends of tfjs: where the first has no kernel, the next one runs. */
const theirBackends: readonly TfjsBackend[] = backend === "js" ? ["cpu"] : ["wasm", "cpu"];
const peers = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const effort = has("quick") ? QUICK : FULL;
let own: Ours;
try {
  own = await useBackend(backend);
} catch (cause) {
  console.error(`bench: ${firstLine(cause)}`);
  process.exit(1);
}
let tfjs: Library;
try {
  tfjs = await loadTfjs(peers, theirBackends);
} catch (cause) {
  const [why] = (cause as Error).message.split("\n");
  console.error(
    `bench: TensorFlow.js is not in ${peers} (${why}): run node tooling/bench/setup.mjs tfjs, or set PEERS_DIR`,
  );
  process.exit(1);
}

const isThere = (path: string): boolean =>
  typeof path
    .split(".")
    .reduce<unknown>((x, key) => (x as Record<string, unknown> | undefined)?.[key], tf) ===
  "function";

/** The elements of each of a result's tensors. */
const readAll = (result: unknown): readonly ArrayLike<unknown>[] =>
  [result].flat(3).map((x) => (x as { dataSync: () => ArrayLike<unknown> }).dataSync());

const joined = (parts: readonly ArrayLike<unknown>[]): ArrayLike<unknown> =>
  parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));

/** The elements of what a side gave. */
const elements = ({ reads }: Entry, result: unknown): ArrayLike<unknown> =>
  joined(reads ? (result as readonly ArrayLike<unknown>[]) : readAll(result));

function firstLine(cause: unknown): string {
  return String((cause as Error).message ?? cause).split("\n")[0]!;
}

function ourSide({ ours, inputs, gradient, reads }: Entry): Side {
  const xs = inputs.map((input, i) => ourInput(input, i));
  const floats = xs.filter((x) => (x as gradtape.Tensor).dtype === "float32") as gradtape.Tensor[];
  const f = (): unknown => ours(tf, ...(xs as never[]));
  const gradients = (): unknown => {
    const [y, tape] = gradtape.GradientTape.run((t) => {
      t.watch(floats);
      const y = f() as gradtape.Tensor;
      return gradtape.reduceSum(gradtape.multiply(y, y)) as gradtape.Tensor;
    });
    return tape.gradient(y, floats);
  };
  const once = reads ? () => readAll(f()) : gradient ? gradients : f;
  return { run: () => own.run(once), free: own.free, end: () => own.free(xs) };
}

function theirSide({ theirs, inputs, gradient, reads }: Entry): Side {
  const xs = inputs.map((input, i) => theirInput(input, i));
  const f = (...args: unknown[]): unknown => theirs(tfjs, ...(args as never[]));
  const free = (result: unknown): void => void tfjs["dispose"]!(result);
  const end = (): void => free(xs);
  const tidy = (fn: () => unknown): unknown => tfjs["tidy"]!(fn);
  if (reads) {
    return {
      run() {
        const result = tidy(() => f(...xs));
        const found = readAll(result);
        free(result);
        return found;
      },
      free: () => {},
      end,
    };
  }
  if (!gradient) return { run: () => tidy(() => f(...xs)), free, end };
  const isFloat = (x: unknown): boolean => (x as { dtype: string }).dtype === "float32";
  const floats = xs.filter(isFloat);
  const gradients = tfjs["grads"]!((...args: unknown[]) => {
    const rest = [...args];
    const y = f(...xs.map((x) => (isFloat(x) ? rest.shift() : x)));
    return tfjs["sum"]!(tfjs["mul"]!(y, y));
  }) as unknown as Library;
  return { run: () => tidy(() => gradients(floats)), free, end };
}

const data = ({ shape, low = -1, high = 1, dtype = "float32" }: Input, i: number) =>
  makeInput({ shape, seed: i + 1, lo: low, hi: high, dtype: dtype === "float32" ? "f32" : "i32" });

function ourInput(input: Input, i: number): unknown {
  const x = gradtape.constant(data(input, i), { shape: [...input.shape] });
  return input.dtype === "bool" ? gradtape.notEqual(x, 0) : x;
}

function theirInput(input: Input, i: number): unknown {
  const dtype = input.dtype === "float32" || input.dtype === undefined ? "float32" : "int32";
  const x = tfjs["tensor"]!(data(input, i), [...input.shape], dtype);
  return input.dtype === "bool" ? tfjs["cast"]!(x, "bool") : x;
}

/** What takes tfjs less than a millisecond says little of how fast an op is. */
const isBelow = ({ ratio, floor, tfjs }: Row): boolean =>
  ratio !== undefined && ratio < floor && tfjs! >= 1;

interface Theirs {
  readonly side: Side;
  readonly on: TfjsBackend;
  /** How far its result is from ours. */
  readonly error: number;
}

/** Their side, on the first of their backends that has the kernels and gives what ours gives, else on the last. */
async function theirs(entry: Entry, got: Checksum): Promise<Theirs> {
  for (const [i, on] of theirBackends.entries()) {
    const isLast = i === theirBackends.length - 1;
    await tfjs["setBackend"]!(on);
    const side = theirSide(entry);
    let error = Infinity;
    try {
      const result = side.run();
      error = distance(got, checksum(elements(entry, result)));
      side.free(result);
    } catch (cause) {
      if (isLast) throw cause;
    }
    if (isLast || entry.random || error <= TOLERANCE) return { side, on, error };
    side.end();
  }
  throw new Error("no backend");
}

async function measure(entry: Entry): Promise<Row> {
  const { name: op, needs, floor = 1 } = entry;
  if (!isThere(needs)) return { op, floor, note: `not yet: tf.${needs}` };
  const sides: Side[] = [];
  let who = "ours";
  try {
    const ours = ourSide(entry);
    sides.push(ours);
    const result = ours.run();
    const got = checksum(elements(entry, result));
    ours.free(result);
    who = "tfjs";
    const { side, on, error } = await theirs(entry, got);
    sides.push(side);
    if (!entry.random && !(error <= TOLERANCE))
      return { op, floor, on, note: `results differ by ${error.toPrecision(2)}` };
    (globalThis as { gc?: () => void }).gc?.(); // else one entry pays for another's garbage
    const [mine, its] = race(callOf(ours), callOf(side), effort);
    // The floors above 1 are those over scalar code.
    return { op, floor: on === "wasm" ? 1 : floor, ours: mine, tfjs: its, ratio: its / mine, on };
  } catch (cause) {
    return { op, floor, note: `${who} threw: ${firstLine(cause)}` };
  } finally {
    for (const { end } of sides) end();
  }
}

const callOf =
  ({ run, free }: Side) =>
  (): void =>
    free(run());

const ms = (x: number): string => (x < 10 ? x.toFixed(3) : x.toFixed(1));
const widest = Math.max(...ENTRIES.map(({ name }) => name.length));
const line = (...[op, ...cells]: readonly string[]): void =>
  console.log(`  ${op!.padEnd(widest)} ${cells.map((cell) => cell.padStart(9)).join(" ")}`);

const chosen = ENTRIES.filter(
  ({ name }) => names.length === 0 || names.some((part) => name.includes(part)),
);
if (chosen.length === 0) {
  console.error(`bench: no op of the list has ${names.join(" or ")} in its name`);
  process.exit(1);
}
console.log(
  `${own.label} and tfjs-${theirBackends[0]!} ${String(tfjs["version_core"])}, Node ${process.versions.node}; milliseconds, lower quartiles in turns`,
);
line("op", "ours", "tfjs", "ratio");
const rows: Row[] = [];
for (const entry of chosen) {
  const row = await measure(entry);
  rows.push(row);
  if (row.note !== undefined) console.log(`  ${row.op.padEnd(widest)} ${row.note}`);
  else
    line(
      row.op,
      ms(row.ours!),
      ms(row.tfjs!),
      `${row.ratio!.toFixed(2)}×`,
      isBelow(row) ? `below ${row.floor}×` : row.tfjs! < 1 ? "too short" : "",
      row.on === theirBackends[0] ? "" : `tfjs-${row.on!}`,
    );
}

const timed = rows.filter((row) => row.ratio !== undefined);
const below = timed.filter(isBelow);
const mean = Math.exp(
  timed.reduce((sum, row) => sum + Math.log(row.ratio!), 0) / Math.max(1, timed.length),
);
console.log(
  `\n${timed.length} of ${rows.length} ops timed, geometric mean of the ratios ${mean.toFixed(2)}×; below their floor: ${below.length}`,
);
for (const row of below)
  console.log(`  ${row.op}: ${row.ratio!.toFixed(2)}× (floor ${row.floor}×)`);
const json = value("json");
if (json !== undefined) {
  const { node, v8 } = process.versions;
  writeFileSync(
    json,
    `${JSON.stringify({ date: new Date().toISOString(), node, v8, quick: has("quick"), backend, elements: totalOf(chosen), rows }, null, 1)}\n`,
  );
}

/** Elements of all inputs, by op: ratios mean nothing without sizes. */
function totalOf(entries: readonly Entry[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    entries.map(({ name, inputs }) => [
      name,
      inputs.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    ]),
  );
}
