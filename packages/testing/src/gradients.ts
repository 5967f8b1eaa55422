// Gradients against central finite differences, in one random direction, to any order.
import { DTYPES, isDifferentiable, isFloat, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, toHost, upload, untracked, type HostTensor } from "@gradtape/core/internal";
import { GradientTape } from "@gradtape/autodiff";
import { add, multiply, reduceSum } from "@gradtape/ops";
import { listOf } from "./backends.ts";
import { showShape } from "./compare.ts";
import { numericDerivative } from "./numeric.ts";
import { randomOf } from "./random.ts";

export interface CheckGradientsOptions {
  /** Highest order that is checked. Default: 2. */
  readonly order?: number;
  /** Check this order alone, trusting those below it. */
  readonly only?: number;
  /** Decides the direction. Default: 1. */
  readonly seed?: number | string;
  /** Largest difference, relative to `max(1, |numeric|)`. Default: 1e-6. */
  readonly tolerance?: number;
  /** Positions of the inputs to differentiate by. Default: all that hold floats. */
  readonly sources?: readonly number[];
}

/** What was compared: one derivative along one direction. */
export interface GradientCheck {
  readonly order: number;
  readonly input: number;
  readonly analytic: number;
  readonly numeric: number;
  readonly error: number;
}

/**
 * Check the gradients of `fn` by finite differences: float inputs are taken in float64, and for each order and each input
 * the derivative along one random direction is compared with central differences (extrapolated to step 0).
 *
 * The outputs are summed with random weights; order `k` differentiates the derivative of order `k - 1`. Keep kinks and poles
 * at least 0.05 away from the inputs. Throws an `Error` that names order and input if one differs by more than `tolerance`.
 * Returns what was compared.
 *
 * Needs a backend that computes in float64 and can be read at once.
 *
 * @example
 * checkGradients((x) => multiply(x, x), [[1, 2, 3]]).map(({ order, input }) => [order, input]) // => [[1, 0], [2, 0]]
 */
export function checkGradients(
  fn: (...inputs: Tensor[]) => Tensor | readonly Tensor[],
  inputs: readonly TensorLike[],
  options?: CheckGradientsOptions,
): GradientCheck[] {
  checkOptions("checkGradients", options, ["order", "only", "seed", "tolerance", "sources"]);
  const { seed = 1, tolerance = 1e-6, only } = options ?? {};
  const order = options?.order ?? only ?? 2;
  const hosts = inputs.map(inFloat64);
  const sources = options?.sources ?? hosts.flatMap(({ dtype }, i) => (isFloat(dtype) ? [i] : []));
  for (const i of sources) {
    if (hosts[i]?.dtype !== "float64")
      throw new Error(
        `checkGradients: input ${i} is ${hosts[i]?.dtype ?? "missing"}: gradients flow to floats only`,
      );
  }
  const random = randomOf(seed);
  const draw = (n: number): Float64Array =>
    Float64Array.from({ length: n }, () => 2 * random() - 1);
  const start = untracked(() => hosts.map((h) => upload(h.data, h.shape, h.dtype)));
  const directions: Tensor[][] = [];
  const steps: Float64Array[][] = [];
  for (let k = 0; k < order; k++) {
    steps.push(sources.map((i) => draw(hosts[i]!.data.length)));
    directions.push(sources.map((i, at) => upload(steps[k]![at]!, hosts[i]!.shape, "float64")));
  }
  const done: GradientCheck[] = [];
  let f = weighted(fn, draw);
  for (let k = 1; k <= order; k++) {
    const gradients = only === undefined || only === k ? gradientsOf(f, start, sources) : undefined;
    gradients?.forEach((gradient, at) => {
      const i = sources[at]!;
      const along = steps[k - 1]![at]!;
      if (gradient) checkForm(gradient, start[i]!, k, i);
      const analytic = gradient ? dot(gradient.dataSync() as Float64Array, along) : 0;
      const value = f;
      const { derivative: numeric, error: doubt } = numericDerivative((t) => {
        const moved = (hosts[i]!.data as Float64Array).map((x, n) => x + t * along[n]!);
        return scalarOf(value(start.with(i, upload(moved, hosts[i]!.shape, "float64"))));
      });
      const error = Math.abs(analytic - numeric) / Math.max(1, Math.abs(numeric));
      done.push({ order: k, input: i, analytic, numeric, error });
      if (error <= tolerance) return;
      const why = gradient ? "" : " (there is no gradient: null)";
      throw new Error(
        `checkGradients: order ${k}, input ${i} of shape ${showShape(hosts[i]!.shape)}: the gradient gives ${analytic}${why}, ` +
          `finite differences give ${numeric} (± ${doubt.toPrecision(2)}): they differ by ${error.toPrecision(3)}, more than ${tolerance}`,
      );
    });
    f = derivativeAlong(f, sources, directions[k - 1]!);
  }
  return done;
}

/** A scalar of all inputs. */
type Scalar = (inputs: readonly Tensor[]) => Tensor;

function inFloat64(x: TensorLike): HostTensor {
  // Numbers are read as float64 at once: by way of float32 they would be rounded.
  const weak = toHost("checkGradients", x, undefined, false);
  return DTYPES[weak.dtype].kind === "float" ? toHost("checkGradients", x, "float64", true) : weak;
}

/** The outputs of `fn` that carry gradients, summed with weights that are drawn once. */
function weighted(
  fn: (...inputs: Tensor[]) => Tensor | readonly Tensor[],
  draw: (n: number) => Float64Array,
): Scalar {
  const weights: Tensor[] = [];
  return (inputs) => {
    const outputs = listOf(fn(...inputs)).filter((y) => isDifferentiable(y.dtype));
    if (outputs.length === 0)
      throw new Error("checkGradients: the function yields no float tensor, so it has no gradient");
    return outputs
      .map((y, i) => {
        if (y.dtype !== "float64")
          throw new Error(
            `checkGradients: output ${i} is ${y.dtype}: the check needs a function that stays in float64`,
          );
        weights[i] ??= upload(draw(y.size), y.shape, "float64");
        return reduceSum(multiply(y, weights[i] as Tensor)) as Tensor;
      })
      .reduce((a, b) => add(a, b) as Tensor);
  };
}

function gradientsOf(
  f: Scalar,
  inputs: readonly Tensor[],
  sources: readonly number[],
): (Tensor | null)[] {
  const wanted = sources.map((i) => inputs[i]!);
  const [y, tape] = GradientTape.run((t) => {
    t.watch(wanted);
    return f(inputs);
  });
  return tape.gradient(y, wanted) as (Tensor | null)[];
}

/** `Σ ⟨∂f/∂xᵢ, vᵢ⟩` as a function of the inputs. */
const derivativeAlong =
  (f: Scalar, sources: readonly number[], directions: readonly Tensor[]): Scalar =>
  (inputs) => {
    const parts = gradientsOf(f, inputs, sources).flatMap((g, i) =>
      g ? [reduceSum(multiply(g, directions[i]!)) as Tensor] : [],
    );
    return parts.length === 0
      ? upload(new Float64Array(1), [], "float64")
      : parts.reduce((a, b) => add(a, b) as Tensor);
  };

function checkForm(gradient: Tensor, source: Tensor, order: number, input: number): void {
  const [want, got] = [source, gradient].map((x) => `${x.dtype} ${showShape(x.shape)}`);
  if (want !== got)
    throw new Error(
      `checkGradients: order ${order}, input ${input}: the input is ${want}, its gradient ${got}`,
    );
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const scalarOf = (x: Tensor): number => x.dataSync()[0] as number;
