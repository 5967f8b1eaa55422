// Gradients of an op against finite differences, or, where a backend has no float64, against the reference's.
import { GradientTape } from "@gradtape/autodiff";
import { isDifferentiable, type DType, type Shape, type Tensor } from "@gradtape/core";
import { add, multiply, reduceSum } from "@gradtape/ops";
import type { Cases } from "@gradtape/ops/define";
import { listOf, onBackend, readAll, readAllSync, type Values } from "../backends.ts";
import { DEFAULT_TOLERANCE, showShape } from "../compare.ts";
import { checkGradients } from "../gradients.ts";
import { drawInputs, place, sizeOf, type HostInput } from "./inputs.ts";
import type { Bench, Check } from "./plan.ts";
import { compareAll, fail, oracle } from "./values.ts";

/** Finite differences of larger inputs cost much and say no more. */
const LARGEST = 200;

/** One check for each order. */
export function gradientChecks(c: Cases, dtypes: readonly DType[]): Check[] {
  const sources = c.differentiable ?? [];
  if (sources.length === 0) return [];
  const exact = dtypes.includes("float64");
  return (c.firstOrderOnly === undefined ? [1, 2] : [1]).map((order) => ({
    kind: "gradient",
    name: c.name,
    dtype: exact ? "float64" : "float32",
    order,
    run: (bench) =>
      exact && bench.backend.readSync
        ? numeric(c, sources, order, bench)
        : analytic(c, sources, order, bench),
  }));
}

const shapesOf = (c: Cases): readonly (readonly Shape[])[] => {
  const small = c.shapes.filter((shapes) => shapes.every((s) => sizeOf(s) <= LARGEST));
  return small.length > 0 ? small : c.shapes.slice(0, 1);
};

const inputsOf = (c: Cases, shapes: readonly Shape[], dtype: DType): HostInput[] =>
  drawInputs(c, shapes, dtype, `${c.name} gradient ${JSON.stringify(shapes)}`, true);

function numeric(c: Cases, sources: readonly number[], order: number, { backend }: Bench): void {
  const wrong: string[] = [];
  for (const shapes of shapesOf(c)) {
    try {
      onBackend(backend, () => {
        const inputs = inputsOf(c, shapes, "float64").map((x) => place(x, "dense"));
        checkGradients(c.call, inputs, { only: order, sources, seed: c.name });
      });
    } catch (error) {
      wrong.push(`${c.name}, ${shapes.map(showShape).join(" × ")}: ${String(error)}`);
    }
  }
  fail(wrong);
}

/** The backend's own gradients in float32 against those of the reference in float64. */
async function analytic(
  c: Cases,
  sources: readonly number[],
  order: number,
  bench: Bench,
): Promise<void> {
  const wrong: string[] = [];
  for (const shapes of shapesOf(c)) {
    const run = (dtype: DType) => () => gradients(c, inputsOf(c, shapes, dtype), sources, order);
    const want: Values[] = onBackend(oracle, () => readAllSync(run("float64")())).map((x) => ({
      ...x,
      dtype: "float32",
    }));
    const got = await readAll(onBackend(bench.backend, run("float32")));
    // Gradients are sums and products of several values, so they lose a digit more than values do.
    const tolerance =
      10 *
      Math.max(c.tolerance?.float32 ?? DEFAULT_TOLERANCE.float32!, bench.tolerance.float32 ?? 0);
    const problem = compareAll(got, want, () => tolerance);
    if (problem)
      wrong.push(
        `${c.name}, gradient of order ${order}, float32, ${shapes.map(showShape).join(" × ")}: ${problem}`,
      );
  }
  fail(wrong);
}

/** Gradients of the sum of all outputs; of order 2, those of the sum of squares of the first. */
function gradients(
  c: Cases,
  inputs: readonly HostInput[],
  sources: readonly number[],
  order: number,
): Tensor[] {
  const tensors = inputs.map((x) => place(x, "dense"));
  const wanted = sources.map((i) => tensors[i]!);
  const first = (): Tensor[] => {
    const [y, tape] = GradientTape.run((t) => {
      t.watch(wanted);
      return listOf(c.call(...tensors)).filter((x) => isDifferentiable(x.dtype));
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
