// Cases: data that says where an op is defined and what it must yield. The conformance suite multiplies them by dtypes,
// shapes, layouts and backends, and checks values, special values, gradients and second gradients.
import type { DType, Shape, Tensor } from "@gradtape/core";

/** From where test values of one input are drawn, uniformly. */
export interface Domain {
  readonly low: number;
  readonly high: number;
  /** Only whole numbers (axis positions, labels). Default: by the dtype. */
  readonly integer?: boolean;
  /** Points (kinks, poles) to which gradient checks keep a distance of 0.05. */
  readonly avoid?: readonly number[];
  /** The input always has this dtype, whatever the case's (indices, conditions). */
  readonly dtype?: DType;
}

/** Inputs and the result they must give, known from elsewhere (a standard, NumPy, SciPy). Nested arrays of values. */
export interface SpecialCase {
  readonly inputs: readonly unknown[];
  readonly expected: unknown;
  /** Default: float64. */
  readonly dtype?: DType;
}

export interface Cases {
  /** The function's name, with what distinguishes this case if there are several: `reduceSum axis 0`. */
  readonly name: string;
  /** The call under test, with its other arguments filled in. */
  readonly call: (...inputs: Tensor[]) => Tensor | readonly Tensor[];
  /** Dtypes that the inputs take in turn. */
  readonly dtypes: readonly DType[];
  /** One for each input. */
  readonly domain: readonly Domain[];
  /** Shapes of the inputs, one list for each run. */
  readonly shapes: readonly (readonly Shape[])[];
  readonly special?: readonly SpecialCase[];
  /** Which inputs gradients flow to, checked to second order by finite differences in float64. Default: none. */
  readonly differentiable?: readonly number[];
  /**
   * Largest difference, relative to `max(1, |expected|)`, between a backend and the reference, and from special values.
   * Default: 1e-6 for float32, 1e-12 for float64 (special values then hold relative to their own size), 0 for integers.
   */
  readonly tolerance?: Partial<Readonly<Record<DType, number>>>;
  /** Why second gradients are not checked (they are zero by definition, say). Default: they are. */
  readonly firstOrderOnly?: string;
}

const FLOATS: readonly DType[] = ["float32", "float64"];
const NUMBERS: readonly DType[] = ["int32", "float32", "float64"];

/** Scalar, empty, size 1, odd, several axes, large. */
const UNARY: readonly (readonly Shape[])[] = [
  [[]],
  [[0]],
  [[1]],
  [[7]],
  [[2, 0, 3]],
  [[3, 5, 7]],
  [[4099]],
];
/** The same, and broadcasting in every direction. */
const BINARY: readonly (readonly Shape[])[] = [
  [[], []],
  [[0], [0]],
  [[1], [1]],
  [[7], [7]],
  [[3, 5], []],
  [[], [3, 5]],
  [[3, 5], [5]],
  [
    [3, 1],
    [1, 5],
  ],
  [
    [2, 1, 4],
    [3, 1],
  ],
  [
    [2, 0],
    [1, 1],
  ],
  [
    [3, 1, 5, 2],
    [4, 1, 1],
  ],
  [[4099], [1]],
  [
    [33, 65],
    [33, 65],
  ],
];
/** Condition, a, b. */
const TERNARY: readonly (readonly Shape[])[] = [
  [[], [], []],
  [[0], [0], [0]],
  [[7], [7], [7]],
  [[3, 1], [1, 5], []],
  [[5], [3, 5], [2, 3, 1]],
];

type Given = Omit<Cases, "dtypes" | "domain" | "shapes"> & {
  readonly dtypes?: "float" | "number" | readonly DType[];
  /** One for all inputs, or one for each. */
  readonly domain?: Domain | readonly Domain[] | readonly [low: number, high: number];
  /** Number of inputs, where `shapes` is left to the defaults of elementwise functions. Default: 1. */
  readonly arity?: 1 | 2 | 3;
  readonly shapes?: readonly (readonly Shape[])[];
};

/** Fill in what elementwise functions have in common: shapes (with broadcasting), dtypes, domain -3…3. */
export function casesOf(given: Given): Cases {
  const { arity = 1, dtypes = "float", domain = [-3, 3], shapes, ...rest } = given;
  const chosen = shapes ?? (arity === 1 ? UNARY : arity === 2 ? BINARY : TERNARY);
  const count = Math.max(...chosen.map((s) => s.length));
  const list = Array.isArray(domain)
    ? typeof domain[0] === "number"
      ? [{ low: domain[0], high: domain[1] as number }]
      : (domain as readonly Domain[])
    : [domain as Domain];
  return {
    ...rest,
    dtypes: dtypes === "float" ? FLOATS : dtypes === "number" ? NUMBERS : dtypes,
    domain: Array.from({ length: count }, (_, i) => list[Math.min(i, list.length - 1)]!),
    shapes: chosen,
  };
}
