// Equality of ops run one by one and compiled: values, and gradients of order 1 and 2 with tapes around and inside.
import { GradientTape } from "@gradtape/autodiff";
import {
  GradtapeError,
  isDifferentiable,
  isFloat,
  type Backend,
  type DType,
  type Shape,
  type Tensor,
} from "@gradtape/core";
import { add, multiply, reduceSum } from "@gradtape/ops";
import * as everyCase from "@gradtape/ops/cases";
import type { Cases } from "@gradtape/ops/define";
import { listOf, onBackend, readAllSync, type Values } from "../backends.ts";
import { DEFAULT_TOLERANCE, showShape } from "../compare.ts";
import { drawInputs, layoutApplies, place, sizeOf, type HostInput } from "./inputs.ts";
import { runnerOf, type Runner } from "./runner.ts";
import { compareAll, fail } from "./values.ts";

type Compute = (...inputs: Tensor[]) => Tensor[];

export interface CompiledOptions {
  /** Makes the backend, which must be one that can be read at once; called once. */
  readonly create: () => Backend;
  /** What is tested: `tf.function`, or something like it. */
  readonly compile: (fn: Compute) => Compute;
  /** How the report calls it. Default: "compiled". */
  readonly name?: string;
  /** The dtypes that are checked. Default: bool, int32, float32, float64 and complex64. */
  readonly dtypes?: readonly DType[];
  /** Default: those of every op of `@gradtape/ops`. */
  readonly cases?: readonly Cases[];
  /**
   * By its name, a case whose op looks at the values of its inputs to tell what it gives, and so cannot be traced: it must throw one
   * of our errors, and no other may.
   */
  readonly untraceable?: (name: string) => boolean;
  /** Where larger than a case's own. Relative to `max(1, |expected|)`. */
  readonly tolerance?: Partial<Readonly<Record<DType, number>>>;
  /**
   * Whether values, and gradients with the tape inside, must be equal to the last bit. With the tape around, contributions to a
   * gradient may be added in another order. Default: false.
   */
  readonly exact?: boolean;
}

const USUAL: readonly DType[] = ["bool", "int32", "float32", "float64", "complex64"];

/** Larger inputs cost much and say no more. */
const LARGEST = 400;
/** Gradients of order 2 are made of many kernels. */
const LARGEST_GRADIENT = 60;

/**
 * Register the tests that tell whether compiled ops give what they give one by one, on one backend: for each case of an op (on the
 * smallest of its shapes with several elements, and on the largest up to 400) the values in every dtype, in float32 also between
 * other ops, and the gradients of order 1 and 2 in float64 (float32, where that is all), once with the tape around the compiled
 * function and once with the tape inside.
 *
 * Bounds are those of `conformBackend`. `describe` and `it` come from the options or, where the runner makes them global, from there.
 *
 *     conformCompiled({ create: js, name: "js", compile: tf.function, describe, it });
 */
export function conformCompiled(options: CompiledOptions & Partial<Runner>): void {
  const { describe, it } = runnerOf("conformCompiled", options);
  const {
    cases = Object.values(everyCase).flat(),
    untraceable = () => false,
    name = "compiled",
    create,
  } = options;
  let made: Backend | undefined;
  const bench: Bench = {
    dtypes: options.dtypes ?? USUAL,
    tolerance: options.tolerance ?? {},
    exact: options.exact ?? false,
    compile: options.compile,
    on: (run) => onBackend((made ??= create()), run),
  };
  describe(name, () => {
    for (const c of cases) {
      if (c.shapes.length === 0 || !c.dtypes.some((d) => bench.dtypes.includes(d))) continue;
      const isUntraceable = untraceable(c.name);
      it(isUntraceable ? `${c.name} (looks at values)` : c.name, () => {
        if (!isUntraceable) check(c, bench);
        else mustThrow(c, bench);
        return Promise.resolve();
      });
    }
  });
}

interface Bench {
  readonly dtypes: readonly DType[];
  readonly tolerance: Partial<Readonly<Record<DType, number>>>;
  readonly exact: boolean;
  readonly compile: CompiledOptions["compile"];
  readonly on: <T>(run: () => T) => T;
}

/** The smallest list of shapes that has several elements, and the largest that is not too large. */
function shapesOf(c: Cases, largest: number): readonly (readonly Shape[])[] {
  const sized = c.shapes
    .map((shapes) => ({ shapes, size: shapes.reduce((n, s) => n + sizeOf(s), 0) }))
    .filter(({ shapes }) => shapes.every((s) => sizeOf(s) > 0))
    .toSorted((a, b) => a.size - b.size);
  if (sized.length === 0) return c.shapes.slice(0, 1);
  const several = sized.find(({ shapes }) => shapes.some((s) => sizeOf(s) > 1)) ?? sized[0]!;
  const most = sized.findLast(({ size }) => size <= largest) ?? several;
  return [...new Set([several.shapes, most.shapes])];
}

function check(c: Cases, bench: Bench): void {
  const wrong: string[] = [];
  const attempt = (what: string, run: () => string | undefined): void => {
    try {
      const problem = bench.on(run);
      if (problem) wrong.push(`${c.name}, ${what}: ${problem}`);
    } catch (error) {
      wrong.push(`${c.name}, ${what}: ${String(error)}`);
    }
  };
  for (const dtype of c.dtypes) {
    if (!bench.dtypes.includes(dtype)) continue;
    for (const shapes of shapesOf(c, LARGEST)) {
      const where = `${dtype}, ${shapes.map(showShape).join(" × ")}`;
      attempt(where, () => valueProblem(c, shapes, dtype, bench));
    }
  }
  if (c.differentiable?.length) {
    const dtype = ["float64", "float32"].find((d) => bench.dtypes.includes(d as DType)) as DType;
    const [shapes] = shapesOf(c, LARGEST_GRADIENT);
    for (const order of c.firstOrderOnly === undefined ? [1, 2] : [1]) {
      const where = `gradient of order ${order}, ${dtype}, ${shapes!.map(showShape).join(" × ")}`;
      attempt(where, () => gradientProblem(c, shapes!, dtype, order, bench));
    }
  }
  fail(wrong);
}

function mustThrow(c: Cases, bench: Bench): void {
  const dtype = c.dtypes.find((d) => bench.dtypes.includes(d))!;
  bench.on(() => {
    const inputs = placed(c, shapesOf(c, LARGEST)[0]!, dtype);
    try {
      bench.compile(computeOf(c))(...inputs);
    } catch (error) {
      if (error instanceof GradtapeError) return;
      throw error;
    }
    throw new Error(`${c.name} can be traced: take it from the list of those that cannot`);
  });
}

const computeOf =
  (c: Cases): Compute =>
  (...inputs) => [...listOf(c.call(...inputs))];

const drawn = (c: Cases, shapes: readonly Shape[], dtype: DType, smooth = false): HostInput[] =>
  drawInputs(c, shapes, dtype, `${c.name} ${dtype} ${JSON.stringify(shapes)}`, smooth);

const placed = (c: Cases, shapes: readonly Shape[], dtype: DType, smooth = false): Tensor[] =>
  drawn(c, shapes, dtype, smooth).map((x) => place(x, "dense"));

const toleranceOf =
  (c: Cases, { tolerance, exact }: Bench, factor = 1) =>
  (d: DType): number =>
    exact
      ? 0
      : factor * Math.max(c.tolerance?.[d] ?? 0, DEFAULT_TOLERANCE[d] ?? 0, tolerance[d] ?? 0);

/** What does not change a value, and is there to be fused with. */
const around = (x: Tensor): Tensor =>
  isFloat(x.dtype) ? (multiply(multiply(x, 2), 0.5) as Tensor) : x;

function valueProblem(
  c: Cases,
  shapes: readonly Shape[],
  dtype: DType,
  bench: Bench,
): string | undefined {
  const alone = computeOf(c);
  const between: Compute = (...inputs) => alone(...inputs.map(around)).map((y) => around(y));
  for (const compute of dtype === "float32" ? [alone, between] : [alone]) {
    const hosts = drawn(c, shapes, dtype);
    const inputs = hosts.map((x) => place(x, "dense"));
    const expected = readAllSync(compute(...inputs));
    const compiled = bench.compile(compute);
    const runs: readonly (readonly Tensor[])[] = [
      inputs,
      hosts.map((x) => place(x, layoutApplies("strided", x.shape) ? "strided" : "dense")),
    ];
    for (const [i, given] of runs.entries()) {
      const problem = compareAll(readAllSync(compiled(...given)), expected, toleranceOf(c, bench));
      if (problem) return `${compute === alone ? "" : "between other ops, "}call ${i}: ${problem}`;
    }
  }
  return undefined;
}

function gradientProblem(
  c: Cases,
  shapes: readonly Shape[],
  dtype: DType,
  order: number,
  bench: Bench,
): string | undefined {
  const inputs = placed(c, shapes, dtype, true);
  const compute = computeOf(c);
  const gradientsOf =
    (f: Compute): Compute =>
    (...xs) =>
      gradients(f, xs, c.differentiable!, order);
  const expected: Values[] = readAllSync(gradientsOf(compute)(...inputs));
  const ways: Record<string, Compute> = {
    "tape around": gradientsOf(bench.compile(compute)),
    "tape inside": bench.compile(gradientsOf(compute)),
  };
  for (const [way, run] of Object.entries(ways)) {
    for (let call = 0; call < 2; call++) {
      const got = readAllSync(run(...inputs));
      // Gradients are sums and products of several values, so they lose a digit more than values do.
      const held = way === "tape around" ? { ...bench, exact: false } : bench;
      const problem = compareAll(got, expected, toleranceOf(c, held, 100));
      if (problem) return `${way}, call ${call}: ${problem}`;
    }
  }
  return undefined;
}

/** Gradients of the sum of all outputs; of order 2, those of the sum of squares of the first. */
function gradients(
  f: Compute,
  inputs: readonly Tensor[],
  sources: readonly number[],
  order: number,
): Tensor[] {
  const wanted = sources.map((i) => inputs[i]!);
  const first = (): Tensor[] => {
    const [y, tape] = GradientTape.run((t) => {
      t.watch(wanted);
      return f(...inputs).filter((x) => isDifferentiable(x.dtype));
    });
    return tape.gradient(y, wanted, { unconnectedGradients: "zero" }) as Tensor[];
  };
  if (order === 1) return first();
  const [sum, tape] = GradientTape.run((t) => {
    t.watch(wanted);
    return first()
      .map((g) => reduceSum(multiply(g, g)) as Tensor)
      .reduce((a, b) => add(a, b) as Tensor);
  });
  return tape.gradient(sum, wanted, { unconnectedGradients: "zero" }) as Tensor[];
}
