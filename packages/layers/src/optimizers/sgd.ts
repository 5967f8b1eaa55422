import { ArgumentError, isIndexedSlices, type Tensor, type Variable } from "@gradtape/core";
import { borrow, checkOptions, dispatch1, e, NONE } from "@gradtape/core/internal";
import { multiply, neg } from "@gradtape/ops";
import { elementwise } from "@gradtape/ops/define";
import {
  Optimizer,
  OPTIMIZER_OPTIONS,
  optionsOf,
  type LearningRate,
  type OptimizerOptions,
  type Step,
} from "./optimizer.ts";
import { decayedWithRows } from "./sparse.ts";

export interface SGDOptions extends OptimizerOptions {
  /** Default: 0. */
  momentum?: number;
  /** Default: false. */
  nesterov?: boolean;
}

/** `decay · x - rate · g`. */
const descendOp = /*@__PURE__*/ elementwise<{ readonly decay: number }>({
  name: "sgdDescend",
  arity: 3,
  accepts: "float",
  scalar: ([x, g, rate], { decay }) => e.sub(decay === 1 ? x : e.mul(x, decay), e.mul(g, rate)),
});

function descended(x: Tensor, g: Tensor, rate: Tensor, decay: number): Tensor {
  if (!isIndexedSlices(g)) return dispatch1(descendOp, [x, g, rate], { decay });
  return decayedWithRows(x, decay, multiply(g.values, neg(rate)) as Tensor, g.indices);
}

/** `x + momentum · m - rate · g`. */
const nesterovOp = /*@__PURE__*/ elementwise<{ readonly momentum: number }>({
  name: "sgdNesterov",
  arity: 4,
  accepts: "float",
  scalar: ([x, g, rate, m], { momentum }) => e.add(x, e.sub(e.mul(m!, momentum), e.mul(g, rate))),
});

/** `x + m`. */
const moveOp = /*@__PURE__*/ elementwise({
  name: "sgdMove",
  arity: 2,
  accepts: "float",
  scalar: ([x, m]) => e.add(x, m),
});

/**
 * Gradient descent, with momentum if so asked.
 *
 * Without momentum `x ← x - rate · g`. With it `m ← momentum · m - rate · g`, and then `x ← x + m`, or with `nesterov`
 * `x ← x + momentum · m - rate · g`. The learning rate is 0.01 by default. A sparse gradient, as that of `gather`, changes the
 * rows that it names; with momentum all go on moving.
 *
 * @example
 * const w = new Variable([1, 2]);
 * const optimizer = new SGD(0.5);
 * optimizer.applyGradients([[constant([2, 2]), w]]);
 * w.arraySync() // => [0, 1]
 */
export class SGD extends Optimizer {
  static readonly className: string = "SGD";
  readonly momentum: number;
  readonly nesterov: boolean;

  constructor(learningRate?: LearningRate | SGDOptions, options?: SGDOptions) {
    const given = optionsOf(learningRate, options);
    checkOptions("SGD", given, [...OPTIMIZER_OPTIONS, "momentum", "nesterov"]);
    super({ ...given, learningRate: given.learningRate ?? 0.01 });
    const { momentum = 0, nesterov = false } = given;
    if (!(momentum >= 0 && momentum <= 1))
      throw new ArgumentError(this.name, `momentum must be from 0 to 1, got ${momentum}`);
    this.momentum = momentum;
    this.nesterov = nesterov;
  }

  protected override get slotNames(): readonly string[] {
    return this.momentum === 0 ? [] : ["momentum"];
  }

  override updateStep(gradient: Tensor, variable: Variable, { learningRate }: Step): void {
    const { momentum } = this;
    const x = borrow(variable);
    if (momentum === 0) {
      variable.assign(descended(x, gradient, learningRate, 1));
      return;
    }
    const m = this.slot(variable, "momentum");
    m.assign(descended(borrow(m), gradient, learningRate, momentum));
    variable.assign(
      this.nesterov
        ? dispatch1(nesterovOp, [x, gradient, learningRate, borrow(m)], { momentum })
        : dispatch1(moveOp, [x, borrow(m)], NONE),
    );
  }
}
