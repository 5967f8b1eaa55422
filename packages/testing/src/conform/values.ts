// Values of an op: dtypes × shapes × layouts on a backend, against the reference on dense inputs.
import { reference } from "@gradtape/core/reference";
import type { Backend, DType, Shape, Tensor } from "@gradtape/core";
import type { Cases } from "@gradtape/ops/define";
import { listOf, onBackend, readAll, readAllSync, type Values } from "../backends.ts";
import {
  close,
  DEFAULT_TOLERANCE,
  differencesOf,
  same,
  showDifferences,
  showShape,
} from "../compare.ts";
import {
  drawInputs,
  layoutApplies,
  place,
  repeated,
  type HostInput,
  type LayoutName,
} from "./inputs.ts";
import { randomOf } from "../random.ts";
import type { Bench, Check } from "./plan.ts";

export const oracle: Backend = /*@__PURE__*/ reference();

/** One check for each dtype. */
export function valueChecks(c: Cases): Check[] {
  return c.dtypes.map((dtype) => ({
    kind: "values",
    name: c.name,
    dtype,
    run: (bench) => checkValues(c, dtype, bench),
  }));
}

export const toleranceOf = (c: Cases, dtype: DType, { tolerance }: Bench): number =>
  Math.max(c.tolerance?.[dtype] ?? DEFAULT_TOLERANCE[dtype] ?? 0, tolerance[dtype] ?? 0);

/** Inputs with what the reference makes of them. */
interface Expected {
  readonly shapes: readonly Shape[];
  readonly inputs: readonly HostInput[];
  readonly layouts: readonly (readonly LayoutName[])[];
  readonly outputs: readonly Values[];
}

// The reference is slow, and right once: several backends in one process share its answers.
const answers = new WeakMap<Cases, Map<DType, readonly Expected[]>>();

function expectedOf(c: Cases, dtype: DType): readonly Expected[] {
  const known = answers.get(c) ?? new Map<DType, readonly Expected[]>();
  answers.set(c, known);
  const found = known.get(dtype) ?? onBackend(oracle, () => compute(c, dtype));
  known.set(dtype, found);
  return found;
}

function compute(c: Cases, dtype: DType): readonly Expected[] {
  return c.shapes.flatMap((shapes) => {
    const inputs = drawInputs(c, shapes, dtype, `${c.name} ${dtype} ${JSON.stringify(shapes)}`);
    const evaluate = (from: readonly HostInput[]): Values[] =>
      readAllSync(listOf(c.call(...from.map((x) => place(x, "dense")))));
    const runs: Expected[] = [
      { shapes, inputs, layouts: layoutsFor(shapes), outputs: evaluate(inputs) },
    ];
    if (!shapes.some((s) => layoutApplies("repeated", s))) return runs;
    const again = inputs.map(repeated);
    return [
      ...runs,
      { shapes, inputs: again, layouts: [shapes.map(() => "repeated")], outputs: evaluate(again) },
    ];
  });
}

const ONE_BY_ONE: readonly LayoutName[] = ["offset", "transposed", "strided", "reversed"];

/** All inputs dense, all in one other layout, and each in a layout of its own. */
function layoutsFor(shapes: readonly Shape[]): LayoutName[][] {
  const all = (name: LayoutName): LayoutName[] => shapes.map(() => name);
  const layouts = [
    all("dense"),
    ...ONE_BY_ONE.filter((name) => shapes.some((s) => layoutApplies(name, s))).map(all),
  ];
  if (shapes.length > 1 && layouts.length > 1) {
    const mixed: readonly LayoutName[] = ["transposed", "dense", "strided", "offset"];
    layouts.push(shapes.map((_, i) => mixed[i % mixed.length]!));
  }
  return layouts;
}

async function checkValues(c: Cases, dtype: DType, bench: Bench): Promise<void> {
  const wrong: string[] = [];
  const expected = expectedOf(c, dtype);
  for (const { shapes, inputs, layouts, outputs } of expected) {
    for (const layout of layouts) {
      const where = `${c.name}, ${dtype}, ${describeInputs(shapes, layout)}`;
      let tensors: readonly Tensor[] = [];
      let got: Values[];
      try {
        const results = onBackend(bench.backend, () => {
          tensors = inputs.map((x, i) => place(x, layout[i]!));
          return listOf(c.call(...tensors));
        });
        got = await readAll(results);
      } catch (error) {
        wrong.push(`${where}: ${String(error)}`);
        continue;
      }
      const tolerance = (d: DType): number => toleranceOf(c, d, bench);
      const strict = compareAll(got, outputs, tolerance);
      const problem =
        strict && bench.roundsEachStep && isSingle(dtype)
          ? compareAll(got, outputs, tolerance, slackOf(c, inputs, outputs))
          : strict;
      if (problem) wrong.push(`${where}: ${problem}`);
      else if (layout[0] === "dense")
        wrong.push(...(await changedInputs(tensors, inputs)).map((text) => `${where}: ${text}`));
    }
  }
  fail(wrong);
}

const isSingle = (dtype: DType): boolean => dtype === "float32" || dtype === "complex64";

/** How often inputs are changed, and how many times the largest effect is allowed. */
const TRIALS = 4;
const FACTOR = 16;

/** What changes of the inputs' last digits make of each output element, several times over. */
function slackOf(
  c: Cases,
  inputs: readonly HostInput[],
  outputs: readonly Values[],
): readonly (readonly number[])[] {
  const slack = outputs.map(({ data }) => Array.from({ length: data.length }, () => 0));
  for (let trial = 0; trial < TRIALS; trial++) {
    const random = randomOf(`${c.name} slack ${trial}`);
    const changed = inputs.map((x) =>
      x.data instanceof Float32Array
        ? { ...x, data: x.data.map((v) => v * (1 + (random() < 0.5 ? -1 : 1) * 2 ** -23)) }
        : x,
    );
    const near = onBackend(oracle, () =>
      readAllSync(listOf(c.call(...changed.map((x) => place(x, "dense"))))),
    );
    outputs.forEach(({ data }, i) => {
      for (let k = 0; k < data.length; k++) {
        const effect = Math.abs(Number(near[i]!.data[k]) - Number(data[k]));
        if (effect > slack[i]![k]! / FACTOR) slack[i]![k] = FACTOR * effect;
      }
    });
  }
  return slack;
}

/** Ops never write to their inputs. */
async function changedInputs(
  tensors: readonly Tensor[],
  inputs: readonly HostInput[],
): Promise<string[]> {
  const now = await readAll(tensors);
  const before = await readAll(onBackend(oracle, () => inputs.map((x) => place(x, "dense"))));
  return now.flatMap((x, i) => {
    const found = differencesOf(x.data, before[i]!.data, same);
    return found ? [`the op changed its input ${i}: ${showDifferences(found, x.shape)}`] : [];
  });
}

const describeInputs = (shapes: readonly Shape[], layouts: readonly LayoutName[]): string => {
  const one = layouts.every((name) => name === layouts[0]);
  const list = shapes.map((s, i) => `${showShape(s)}${one ? "" : ` ${layouts[i]}`}`).join(" × ");
  return one ? `${list} ${layouts[0] ?? ""}`.trim() : list;
};

/** The first difference between results, in words. */
export function compareAll(
  got: readonly Values[],
  want: readonly Values[],
  tolerance: (dtype: DType) => number,
  slack: readonly (readonly number[])[] = [],
): string | undefined {
  if (got.length !== want.length) return `${want.length} outputs expected, got ${got.length}`;
  for (const [i, expected] of want.entries()) {
    const found = compareOne(got[i]!, expected, tolerance(expected.dtype), slack[i]);
    if (found) return want.length === 1 ? found : `output ${i}: ${found}`;
  }
  return undefined;
}

function compareOne(
  got: Values,
  want: Values,
  tolerance: number,
  slack?: readonly number[],
): string | undefined {
  if (got.dtype !== want.dtype) return `dtypes differ: expected ${want.dtype}, got ${got.dtype}`;
  if (showShape(got.shape) !== showShape(want.shape))
    return `shapes differ: expected ${showShape(want.shape)}, got ${showShape(got.shape)}`;
  if (got.data.length !== want.data.length)
    return `${want.data.length} elements expected, got ${got.data.length}`;
  const near = close(tolerance);
  const found = differencesOf(
    got.data,
    want.data,
    (x, y, i) => near(x, y) || Math.abs(Number(x) - Number(y)) <= (slack?.[i] ?? 0),
  );
  return found && `${showDifferences(found, want.shape)} (tolerance ${tolerance})`;
}

/** Throw what is wrong, the first few of them. */
export function fail(wrong: readonly string[]): void {
  if (wrong.length === 0) return;
  const rest = wrong.length > 5 ? [`… and ${wrong.length - 5} more`] : [];
  throw new Error([...wrong.slice(0, 5), ...rest].join("\n"));
}
