// `pnpm bench ops [NAME …] [--quick] [--json FILE]`: each op of the list on the js backend and on tfjs-cpu, in turns.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as gradtape from "gradtape";
import { readArguments } from "../args.ts";
import { checksum, distance, makeInput, sizeOf, TOLERANCE } from "../data.ts";
import { loadTfjs, type Library } from "../tfjs.ts";
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
  /** Why it was not timed, or what is wrong. */
  readonly note?: string;
}

interface Side {
  readonly run: () => unknown;
  readonly free: (result: unknown) => void;
}

const { names, has, value } = readArguments(["json"]);
const peers = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const effort = has("quick") ? QUICK : FULL;
const tf = gradtape as unknown as Library;
let tfjs: Library;
try {
  tfjs = await loadTfjs(peers, "cpu");
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

const firstLine = (cause: unknown): string =>
  String((cause as Error).message ?? cause).split("\n")[0]!;

function ourSide({ ours, inputs, gradient, reads }: Entry): Side {
  const xs = inputs.map((input, i) => ourInput(input, i));
  const floats = xs.filter((x) => (x as gradtape.Tensor).dtype === "float32") as gradtape.Tensor[];
  const f = (): unknown => ours(tf, ...(xs as never[]));
  const free = (): void => {}; // the collector's work
  if (reads) return { run: () => readAll(f()), free };
  if (!gradient) return { run: f, free };
  return {
    run() {
      const [y, tape] = gradtape.GradientTape.run((t) => {
        t.watch(floats);
        const y = f() as gradtape.Tensor;
        return gradtape.reduceSum(gradtape.multiply(y, y)) as gradtape.Tensor;
      });
      return tape.gradient(y, floats);
    },
    free,
  };
}

function theirSide({ theirs, inputs, gradient, reads }: Entry): Side {
  const xs = inputs.map((input, i) => theirInput(input, i));
  const f = (...args: unknown[]): unknown => theirs(tfjs, ...(args as never[]));
  const free = (result: unknown): void => void tfjs["dispose"]!(result);
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
    };
  }
  if (!gradient) return { run: () => tidy(() => f(...xs)), free };
  const isFloat = (x: unknown): boolean => (x as { dtype: string }).dtype === "float32";
  const floats = xs.filter(isFloat);
  const gradients = tfjs["grads"]!((...args: unknown[]) => {
    const rest = [...args];
    const y = f(...xs.map((x) => (isFloat(x) ? rest.shift() : x)));
    return tfjs["sum"]!(tfjs["mul"]!(y, y));
  }) as unknown as Library;
  return { run: () => tidy(() => gradients(floats)), free };
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

function measure(entry: Entry): Row {
  const { name: op, needs, floor = 1 } = entry;
  if (!isThere(needs)) return { op, floor, note: `not yet: tf.${needs}` };
  let [ours, theirs]: (Side | undefined)[] = [];
  try {
    theirs = theirSide(entry);
    const expected = theirs.run();
    const want = checksum(elements(entry, expected));
    theirs.free(expected);
    ours = ourSide(entry);
    const result = ours.run();
    const got = checksum(elements(entry, result));
    const error = distance(got, want);
    if (!entry.random && !(error <= TOLERANCE))
      return {
        op,
        floor,
        note: `results differ: ${got.n} and ${want.n} elements, by ${error.toPrecision(2)}`,
      };
  } catch (cause) {
    return {
      op,
      floor,
      note: `${ours ? "ours" : "tfjs, or an input of ours,"} threw: ${firstLine(cause)}`,
    };
  }
  const call =
    ({ run, free }: Side) =>
    (): void =>
      free(run());
  (globalThis as { gc?: () => void }).gc?.(); // else one entry pays for another's garbage
  const [mine, its] = race(call(ours), call(theirs), effort);
  return { op, ours: mine, tfjs: its, ratio: its / mine, floor };
}

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
  `js backend and tfjs-cpu ${String(tfjs["version_core"])}, Node ${process.versions.node}; milliseconds, lower quartiles in turns`,
);
line("op", "ours", "tfjs", "ratio");
const rows: Row[] = [];
for (const entry of chosen) {
  const row = measure(entry);
  rows.push(row);
  if (row.note !== undefined) console.log(`  ${row.op.padEnd(widest)} ${row.note}`);
  else
    line(
      row.op,
      ms(row.ours!),
      ms(row.tfjs!),
      `${row.ratio!.toFixed(2)}×`,
      isBelow(row) ? `below ${row.floor}×` : row.tfjs! < 1 ? "too short" : "",
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
    `${JSON.stringify({ date: new Date().toISOString(), node, v8, quick: has("quick"), elements: totalOf(chosen), rows }, null, 1)}\n`,
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
