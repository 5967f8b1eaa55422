// Initializer: the values that weights begin with.
import {
  DTypeError,
  isFloat,
  type DType,
  type FloatDType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, checkShape, Printable, toTensor } from "@gradtape/core/internal";
import { broadcastTo, cast, ones, zeros, type random } from "@gradtape/ops";
import { callable, invoke } from "../callable.ts";
import { classNameOf, type Named } from "../names.ts";

type Seed = random.Seed;

export interface InitializeOptions {
  /** Default: "float32". */
  dtype?: DType;
}

export interface SeedOptions {
  /** With a seed the values are the same at every call; without, they come from the global stream (`random.setSeed`). */
  seed?: Seed | undefined;
}

/**
 * The base class of initializers. A subclass writes `call`. An initializer is called like a function:
 * `initializer(shape, { dtype })`.
 *
 * @example
 * class Identity extends Initializer {
 *   call(shape, dtype) { return eye(shape[0], { dtype }); }
 * }
 * new Identity()([2, 2]).arraySync() // => [[1, 0], [0, 1]]
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only the call is merged in, and the constructor makes it
export abstract class Initializer extends Printable {
  constructor() {
    super();
    return callable(new.target.prototype as this);
  }

  abstract call(shape: number[], dtype: DType): Tensor;

  /** @internal */
  [invoke](shape: readonly number[], options?: InitializeOptions): Tensor {
    const name = nameOf(this);
    checkOptions(name, options, ["dtype"]);
    return this.call(checkShape(name, shape), options?.dtype ?? "float32");
  }

  override toString(): string {
    return `<${nameOf(this)}>`;
  }
}

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only the call is merged in, and the constructor makes it
export interface Initializer {
  (shape: readonly number[], options?: InitializeOptions): Tensor;
}

const nameOf = (x: object): string => classNameOf(x.constructor as unknown as Named);

/** A float dtype, for initializers that draw numbers. */
export function floatOnly(op: string, dtype: DType): FloatDType {
  if (isFloat(dtype)) return dtype;
  throw new DTypeError(op, `makes floats, not ${dtype}: take "zeros", "ones" or Constant`, [dtype]);
}

/**
 * All 0.
 *
 * @example
 * new Zeros()([2]).arraySync() // => [0, 0]
 */
export class Zeros extends Initializer {
  static readonly className: string = "Zeros";
  override call(shape: number[], dtype: DType): Tensor {
    return zeros(shape, { dtype });
  }
}

/**
 * All 1.
 *
 * @example
 * new Ones()([2]).arraySync() // => [1, 1]
 */
export class Ones extends Initializer {
  static readonly className: string = "Ones";
  override call(shape: number[], dtype: DType): Tensor {
    return ones(shape, { dtype });
  }
}

/**
 * One value everywhere, or values that broadcast to the shape.
 *
 * @example
 * new Constant(0.5)([2]).arraySync() // => [0.5, 0.5]
 */
export class Constant extends Initializer {
  static readonly className: string = "Constant";
  readonly value: TensorLike;

  constructor(value: TensorLike = 0) {
    super();
    this.value = value;
  }
  override call(shape: number[], dtype: DType): Tensor {
    const value = toTensor("Constant", this.value, dtype);
    return broadcastTo(value.dtype === dtype ? value : cast(value, dtype), shape);
  }
}
