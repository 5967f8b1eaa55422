import { ArgumentError, isIndexedSlices, type Tensor, type Variable } from "@gradtape/core";
import { borrow, checkOptions, dispatch1, e, type Expr } from "@gradtape/core/internal";
import { elementwise } from "@gradtape/ops/define";
import { maximum, multiply, square } from "@gradtape/ops";
import {
  Optimizer,
  OPTIMIZER_OPTIONS,
  optionsOf,
  type LearningRate,
  type OptimizerOptions,
  type Step,
} from "./optimizer.ts";
import { decayedWithRows, withoutRepeats } from "./sparse.ts";

export interface AdamOptions extends OptimizerOptions {
  /** Default: 0.9. */
  beta1?: number;
  /** Default: 0.999. */
  beta2?: number;
  /** Default: 1e-7. */
  epsilon?: number;
  /** Divide by the largest second moment so far. Default: false. */
  amsgrad?: boolean;
}

/** `x + (y - x) · weight`. */
const towards = (x: Expr, y: Expr, weight: number): Expr => e.add(x, e.mul(e.sub(y, x), weight));

const firstMomentOp = /*@__PURE__*/ elementwise<{ readonly weight: number }>({
  name: "adamFirstMoment",
  arity: 2,
  accepts: "float",
  scalar: ([m, g], { weight }) => towards(m, g, weight),
});

const secondMomentOp = /*@__PURE__*/ elementwise<{ readonly weight: number }>({
  name: "adamSecondMoment",
  arity: 2,
  accepts: "float",
  scalar: ([v, g], { weight }) => towards(v, e.mul(g, g), weight),
});

/** The learning rate with the correction for moments that began at 0, at step t. */
const rateOp = /*@__PURE__*/ elementwise<{ readonly log1: number; readonly log2: number }>({
  name: "adamRate",
  arity: 2,
  accepts: "float",
  // 1 - βᵗ as -expm1(t · ln β): exact to the last digits also where βᵗ is almost 1.
  scalar: ([rate, t], { log1, log2 }) =>
    e.div(e.mul(rate, e.sqrt(e.neg(e.expm1(e.mul(t, log2))))), e.neg(e.expm1(e.mul(t, log1)))),
});

const descendOp = /*@__PURE__*/ elementwise<{ readonly epsilon: number }>({
  name: "adamDescend",
  arity: 4,
  accepts: "float",
  scalar: ([x, m, v, rate], { epsilon }) =>
    e.sub(x, e.div(e.mul(m, rate!), e.add(e.sqrt(v), epsilon))),
});

/**
 * Adam, in the form that Keras gives it: at step t, for a gradient g,
 *
 *     m ← m + (g - m) · (1 - β₁)      v ← v + (g² - v) · (1 - β₂)
 *     x ← x - rate · √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε)
 *
 * The learning rate is 0.001 by default. A sparse gradient, as that of `gather`, is 0 in the rows that it does not name, whose
 * moments fade as others do.
 *
 * @example
 * const w = new Variable([1, 2]);
 * const optimizer = new Adam(0.5);
 * optimizer.applyGradients([[constant([3, -4]), w]]);
 * w.arraySync().map((x) => Math.round(x * 1000) / 1000) // => [0.5, 2.5]
 *
 * Source: Kingma & Ba, "Adam: a method for stochastic optimization" (2015), section 2; Reddi et al., "On the convergence of
 * Adam and beyond" (2018) for `amsgrad`.
 */
export class Adam extends Optimizer {
  static readonly className: string = "Adam";
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly amsgrad: boolean;

  constructor(learningRate?: LearningRate | AdamOptions, options?: AdamOptions) {
    const given = optionsOf(learningRate, options);
    checkOptions("Adam", given, [...OPTIMIZER_OPTIONS, "beta1", "beta2", "epsilon", "amsgrad"]);
    super({ ...given, learningRate: given.learningRate ?? 0.001 });
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, amsgrad = false } = given;
    for (const [name, beta] of Object.entries({ beta1, beta2 })) {
      if (!(beta >= 0 && beta < 1))
        throw new ArgumentError(this.name, `${name} must be from 0 to below 1, got ${beta}`);
    }
    if (!(epsilon >= 0))
      throw new ArgumentError(this.name, `epsilon must be 0 or more, got ${epsilon}`);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.amsgrad = amsgrad;
  }

  protected override get slotNames(): readonly string[] {
    return this.amsgrad ? ["momentum", "velocity", "velocity_hat"] : ["momentum", "velocity"];
  }

  override updateStep(gradient: Tensor, variable: Variable, { learningRate, step }: Step): void {
    const { beta1, beta2, epsilon } = this;
    const m = this.slot(variable, "momentum");
    let v = this.slot(variable, "velocity");
    const g = withoutRepeats(gradient);
    if (isIndexedSlices(g)) {
      const { values, indices } = g;
      const rows = (of: Tensor, beta: number): Tensor => multiply(of, 1 - beta) as Tensor;
      m.assign(decayedWithRows(borrow(m), beta1, rows(values, beta1), indices));
      v.assign(decayedWithRows(borrow(v), beta2, rows(square(values), beta2), indices));
    } else {
      m.assign(dispatch1(firstMomentOp, [borrow(m), g], { weight: 1 - beta1 }));
      v.assign(dispatch1(secondMomentOp, [borrow(v), g], { weight: 1 - beta2 }));
    }
    if (this.amsgrad) {
      const largest = this.slot(variable, "velocity_hat");
      v = largest.assign(maximum(largest, v));
    }
    const rate = dispatch1(rateOp, [learningRate, step], {
      log1: Math.log(beta1),
      log2: Math.log(beta2),
    });
    variable.assign(
      dispatch1(descendOp, [borrow(variable), borrow(m), borrow(v), rate], { epsilon }),
    );
  }
}
