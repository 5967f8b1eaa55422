// Optimizer: changes variables by their gradients.
import {
  ArgumentError,
  DTypeError,
  GradientError,
  hostArray,
  isIndexedSlices,
  isVariable,
  scope,
  ShapeError,
  TraceError,
  Variable,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  initScope,
  Printable,
  read,
  sameShape,
  showShape,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { compile } from "@gradtape/compile";
import { add, cast } from "@gradtape/ops";
import { classNameOf, uniqueName, type Named } from "../names.ts";
import { clipped, type ClipOptions } from "./clip.ts";

/** The learning rate at a step, which counts from 0. */
export type Schedule = (step: Tensor) => TensorLike;

/** A number, a variable, or a function of the number of steps so far. */
export type LearningRate = number | Variable | Schedule;

export interface OptimizerOptions extends ClipOptions {
  learningRate?: LearningRate;
  /** Default: the class's name in snake case. */
  name?: string;
}

/** Names of optimizer options, for `checkOptions`. */
export const OPTIMIZER_OPTIONS: readonly string[] = [
  "learningRate",
  "name",
  "clipnorm",
  "clipvalue",
  "globalClipnorm",
];

/** The options of a constructor whose first argument may be the learning rate. */
export function optionsOf<O extends OptimizerOptions>(
  first: LearningRate | O | undefined,
  options: O | undefined,
): O {
  if (typeof first === "object" && !isVariable(first)) return first;
  return (first === undefined ? { ...options } : { ...options, learningRate: first }) as O;
}

type Update = (gradients: readonly Tensor[], variables: readonly Variable[]) => void;

/** What a step knows, in the dtype of the variable. */
export interface Step {
  readonly learningRate: Tensor;
  /** The number of this step, from 1 on. */
  readonly step: Tensor;
}

/**
 * The base class of optimizers. A subclass writes `updateStep`, and names its state per variable in `slotNames`.
 *
 * @example
 * class SignDescent extends Optimizer {
 *   updateStep(gradient, variable, { learningRate }) {
 *     variable.assign(subtract(variable, multiply(learningRate, sign(gradient))));
 *   }
 * }
 * const w = new Variable([1, 2]);
 * new SignDescent({ learningRate: 0.5 }).applyGradients([[constant([3, -4]), w]]);
 * w.arraySync() // => [0.5, 2.5]
 */
export abstract class Optimizer extends Printable {
  readonly name: string;
  readonly #clip: ClipOptions;
  readonly #slots = new Map<Variable, Record<string, Variable>>();
  #iterations: Variable | undefined;
  #rate: LearningRate;
  /** Names of the variables whose missing gradient has been told. */
  readonly #missed = new Set<string>();

  constructor(options?: OptimizerOptions) {
    super();
    const {
      learningRate = 0.01,
      name = uniqueName(new.target as unknown as Named),
      clipnorm,
      clipvalue,
      globalClipnorm,
    } = options ?? {};
    this.name = name;
    checkRate(name, learningRate);
    this.#rate = learningRate;
    const clip = Object.fromEntries(
      Object.entries({ clipnorm, clipvalue, globalClipnorm }).filter(([, x]) => x !== undefined),
    );
    if (Object.keys(clip).length > 1)
      throw new ArgumentError(
        name,
        `only one of clipnorm, clipvalue and globalClipnorm can be set, got ${Object.keys(clip).join(" and ")}`,
      );
    for (const [key, x] of Object.entries(clip)) {
      if (!((x as number) > 0))
        throw new ArgumentError(name, `${key} must be above 0, got ${String(x)}`);
    }
    this.#clip = clip;
  }

  /** Names of the variables of zeros that each variable needs beside it. */
  protected get slotNames(): readonly string[] {
    return [];
  }

  /** Change one variable. */
  abstract updateStep(gradient: Tensor, variable: Variable, step: Step): void;

  /** The number of steps so far. */
  get iterations(): Variable {
    this.#iterations ??= initScope(
      () =>
        new Variable(0, {
          dtype: "int32",
          name: `${this.name}/iterations`,
          trainable: false,
        }),
    );
    return this.#iterations;
  }

  /** The learning rate now. Assigning to it changes it: `optimizer.learningRate = 0.01`. */
  get learningRate(): Tensor {
    return typeof this.#rate === "function"
      ? this.#scheduled(this.#rate)
      : read(this.#rateVariable("float32"));
  }
  set learningRate(value: LearningRate) {
    checkRate(this.name, value);
    if (typeof value === "number" && isVariable(this.#rate)) this.#rate.assign(value);
    else this.#rate = value;
  }

  /** A number becomes a variable, so that it can change; in float64 only where the variables that train are. */
  #rateVariable(dtype: DType): Variable {
    const rate = this.#rate;
    if (typeof rate !== "number") return rate as Variable;
    const name = `${this.name}/learning_rate`;
    this.#rate = initScope(() => new Variable(rate, { dtype, name, trainable: false }));
    return this.#rate;
  }

  #scheduled(schedule: Schedule): Tensor {
    return toTensor(this.name, schedule(cast(read(this.iterations), "float32")));
  }

  /** All its state, for checkpoints. */
  get variables(): Variable[] {
    const own = isVariable(this.#rate) ? [this.iterations, this.#rate] : [this.iterations];
    return [...own, ...[...this.#slots.values()].flatMap((slots) => Object.values(slots))];
  }

  /** Make the state for variables that have none yet. `applyGradients` does it by itself. */
  build(variables: readonly Variable[]): void {
    if (typeof this.#rate === "number")
      this.#rateVariable(variables.some((v) => v.dtype === "float64") ? "float64" : "float32");
    for (const v of variables) {
      if (this.#slots.has(v)) continue;
      const made = this.slotNames.map((slot) => [slot, this.#slotVariable(v, slot)] as const);
      this.#slots.set(v, Object.fromEntries(made));
    }
  }

  #slotVariable(v: Variable, slot: string): Variable {
    const name = `${this.name}/${v.name.replace(/:0$/, "")}/${slot}`;
    return initScope(() => {
      const { shape, dtype, size } = v;
      // Written at once: a kernel would have to be made for each shape.
      const zero = upload(hostArray(dtype, size), shape, dtype);
      const made = new Variable(zero, { name, trainable: false });
      // The variable alone has the memory then, and programs write to it where it lies.
      zero.dispose();
      return made;
    });
  }

  /** The state of a variable under a name of `slotNames`. */
  protected slot(variable: Variable, name: string): Variable {
    return this.#slots.get(variable)![name]!;
  }

  /**
   * Change each variable by its gradient, and then to what its `constraint` makes of it; a `null` gradient leaves its variable
   * as it is.
   *
   * Throws `GradientError` if all gradients are `null` (for some, a warning is printed), `ShapeError` or `DTypeError` if one has
   * another shape or dtype than its variable.
   */
  applyGradients(
    gradientsAndVariables: Iterable<
      readonly [gradient: Tensor | null | undefined, variable: Variable]
    >,
  ): void {
    const pairs = this.#checked(gradientsAndVariables);
    const variables = pairs.map(([, v]) => v);
    this.build(variables);
    const gradients = pairs.map(([g]) => g);
    // The rows of a sparse gradient are worth more than a program.
    const update = gradients.some(isIndexedSlices) ? this.#update : this.#program;
    update(gradients, variables);
  }

  /** What `applyGradients` does, as one program, unless it cannot be traced. */
  #program: Update = (gradients, variables) => {
    const program: Update = compile((g, v) => this.#update(g, v), {
      name: `${this.name}.applyGradients`,
      guards: () => [this.#rate],
    });
    this.#program = program;
    try {
      program(gradients, variables);
    } catch (error) {
      if (!(error instanceof TraceError)) throw error;
      // A subclass or a constraint reads values: nothing has been changed yet.
      this.#program = this.#update;
      this.#update(gradients, variables);
    }
  };

  readonly #update: Update = (given, variables) => {
    // Nothing that is made here is needed afterwards, except what is assigned.
    scope(() => {
      const gradients = clipped([...given], this.#clip);
      const known = new Map<DType, Step>();
      variables.forEach((v, i) => {
        let step = known.get(v.dtype);
        if (!step) known.set(v.dtype, (step = this.#step(v.dtype)));
        this.updateStep(gradients[i]!, v, step);
      });
      for (const v of variables) if (v.constraint) v.assign(v.constraint(read(v)));
      this.iterations.assign(add(this.iterations, 1));
    });
  };

  #step(dtype: DType): Step {
    const rate =
      typeof this.#rate === "function"
        ? this.#scheduled(this.#rate)
        : read(this.#rateVariable(dtype));
    return { learningRate: cast(rate, dtype), step: add(cast(read(this.iterations), dtype), 1) };
  }

  #checked(
    gradientsAndVariables: Iterable<readonly [Tensor | null | undefined, Variable]>,
  ): [Tensor, Variable][] {
    const op = `${this.name}.applyGradients`;
    const all = [...gradientsAndVariables];
    const pairs = all.filter(
      (pair): pair is [Tensor, Variable] => pair[0] !== null && pair[0] !== undefined,
    );
    for (const [g, v] of pairs) {
      if (!isVariable(v))
        throw new ArgumentError(
          op,
          "expected pairs of a gradient and a variable, as in zip(gradients, variables)",
        );
      if (!sameShape(g.shape, v.shape)) {
        throw new ShapeError(
          op,
          `${v.name} has shape ${showShape(v.shape)}, its gradient ${showShape(g.shape)}: are gradients and variables in the same order?`,
          { shapes: [v.shape, g.shape] },
        );
      }
      if (g.dtype !== v.dtype) {
        throw new DTypeError(
          op,
          `${v.name} holds ${v.dtype}, its gradient ${g.dtype}: cast the gradient, as in cast(g, "${v.dtype}")`,
          [v.dtype, g.dtype],
        );
      }
    }
    if (all.length === 0)
      throw new GradientError(
        op,
        "no variables are given: is the model built, and is it trainable?",
      );
    const missed = all.filter(([g]) => g === null || g === undefined).map(([, v]) => v.name);
    if (pairs.length === 0) {
      throw new GradientError(
        op,
        `no gradient for any variable: ${missed.join(", ")}; tape.explain(loss, variable) says why`,
      );
    }
    this.#warn(op, missed);
    return pairs;
  }

  #warn(op: string, missed: readonly string[]): void {
    const news = missed.filter((name) => !this.#missed.has(name));
    if (news.length === 0) return;
    for (const name of news) this.#missed.add(name);
    console.warn(
      `${op}: no gradient for ${news.join(", ")}: they stay as they are; tape.explain(loss, variable) says why`,
    );
  }

  override toString(): string {
    return `<${classNameOf(this.constructor as unknown as Named)} name=${this.name}>`;
  }
}

function checkRate(op: string, rate: LearningRate): void {
  if (
    typeof rate === "number"
      ? Number.isFinite(rate) && rate >= 0
      : typeof rate === "function" || isVariable(rate)
  )
    return;
  throw new ArgumentError(
    op,
    `learningRate must be a finite number of 0 or more, a variable or a function of the step, got ${String(rate)}`,
  );
}
