// TensorSpec: shape and dtype of a tensor that is not there yet.
import {
  DTypeError,
  isDType,
  type DeclaredShape,
  type DType,
  type Tensor,
  type Variable,
} from "@gradtape/core";
import { checkOptions, checkShape, Printable, showValue } from "@gradtape/core/internal";

export interface TensorSpecOptions {
  /** Default: "float32". */
  readonly dtype?: DType;
  /** Shown in errors. Default: none. */
  readonly name?: string;
}

/**
 * The shape and dtype of tensors to come, as `tf.TensorSpec`: what `inputSignature` is made of, and what `getConcreteFunction` takes
 * in the place of tensors. `null` in a place of the shape stands for any size, `null` as the shape for any shape.
 *
 * Throws `ArgumentError` for a shape that is none, `DTypeError` for a dtype that is none.
 *
 * @example
 * new TensorSpec([null, 3], { dtype: "int32" }).toString()
 * // => "TensorSpec(shape=(None, 3), dtype=tf.int32, name=None)"
 */
export class TensorSpec extends Printable {
  readonly shape: DeclaredShape;
  readonly dtype: DType;
  readonly name: string | undefined;

  constructor(shape: DeclaredShape, options?: TensorSpecOptions) {
    checkOptions("TensorSpec", options, ["dtype", "name"]);
    super();
    const { dtype = "float32", name } = options ?? {};
    if (shape !== null) {
      const sizes = Array.isArray(shape) ? Array.from(shape, (n: unknown) => n ?? 0) : shape;
      checkShape("TensorSpec", sizes);
    }
    if (!isDType(dtype))
      throw new DTypeError(
        "TensorSpec",
        `unknown dtype ${showValue(dtype)}: write "float32" or "int32"`,
      );
    this.shape = shape === null ? null : [...shape];
    this.dtype = dtype;
    this.name = name;
  }

  /** That of a tensor or variable. */
  static fromTensor(x: Tensor | Variable, name?: string): TensorSpec {
    return new TensorSpec(x.shape, { dtype: x.dtype, ...(name !== undefined && { name }) });
  }

  /** The shape, where all of it is known. */
  get known(): readonly number[] | undefined {
    return this.shape !== null && this.shape.every((n) => n !== null)
      ? (this.shape as readonly number[])
      : undefined;
  }

  /** Whether a tensor of this shape is one of those meant. */
  admits(shape: readonly number[]): boolean {
    return (
      this.shape === null ||
      (this.shape.length === shape.length &&
        this.shape.every((n, d) => n === null || n === shape[d]))
    );
  }

  override toString(): string {
    const sizes = this.shape?.map((n) => (n === null ? "None" : String(n)));
    const shape =
      sizes === undefined
        ? "<unknown>"
        : sizes.length === 1
          ? `(${sizes[0]!},)`
          : `(${sizes.join(", ")})`;
    return `TensorSpec(shape=${shape}, dtype=tf.${this.dtype}, name=${this.name === undefined ? "None" : `'${this.name}'`})`;
  }
}
