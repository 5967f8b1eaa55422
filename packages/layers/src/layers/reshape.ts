import { ArgumentError, ShapeError, type Shape, type Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { reshape } from "@gradtape/ops";
import type { Rule, rule, Tensors, WithShape } from "../call-types.ts";
import {
  Layer,
  LAYER_OPTIONS,
  single,
  singleShape,
  type BatchShape,
  type InputShape,
  type LayerOptions,
} from "../layer.ts";

interface ReshapeRule<T extends Shape> extends Rule {
  readonly out: this["in"] extends Tensor<infer S, infer _>
    ? WithShape<
        this["in"],
        [S extends readonly [infer B extends number, ...number[]] ? B : number, ...Known<T>]
      >
    : never;
}
type Known<T extends Shape> = { -readonly [K in keyof T]: T[K] extends -1 ? number : T[K] };

/**
 * Each example in another shape; -1 is the size that is left.
 *
 * Shape: `[batch, ...] → [batch, ...targetShape]`. Dtypes: any; it stays. Throws `ShapeError` where the elements do not fill it.
 *
 * @example
 * new Reshape([2, -1])([[1, 2, 3, 4]]).arraySync() // => [[[1, 2], [3, 4]]]
 */
export class Reshape<const T extends Shape = Shape> extends Layer {
  static readonly className: string = "Reshape";
  declare readonly [rule]: ReshapeRule<T>;
  readonly targetShape: T;

  constructor(targetShape: T, options?: LayerOptions) {
    checkOptions("Reshape", options, LAYER_OPTIONS);
    super(options);
    const good = (n: number): boolean => Number.isSafeInteger(n) && n >= -1;
    if (
      !Array.isArray(targetShape) ||
      !targetShape.every(good) ||
      targetShape.filter((n) => n === -1).length > 1
    ) {
      throw new ArgumentError(
        this.name,
        `targetShape is a list of sizes, at most one of them -1, got ${JSON.stringify(targetShape)}`,
      );
    }
    this.targetShape = targetShape;
  }
  protected override get autocast(): boolean {
    return false;
  }
  override call(inputs: Tensors): Tensor {
    const x = single(this.name, inputs);
    return reshape(x, [
      x.shape[0] ?? 1,
      ...(this.computeOutputShape(x.shape).slice(1) as number[]),
    ]);
  }
  override computeOutputShape(inputShape: InputShape): BatchShape {
    const [batch = null, ...rest] = singleShape(this.name, inputShape);
    if (rest.includes(null)) return [batch, ...this.targetShape.map((n) => (n === -1 ? null : n))];
    const size = (rest as number[]).reduce((n, m) => n * m, 1);
    const known = this.targetShape.reduce((n, m) => (m === -1 ? n : n * m), 1);
    const left = known === 0 ? 0 : size / known;
    const sizes = this.targetShape.map((n) => (n === -1 ? left : n));
    if (!Number.isInteger(left) || sizes.reduce((n, m) => n * m, 1) !== size) {
      throw new ShapeError(
        this.name,
        `examples of shape [${rest.join(", ")}] have ${size} elements, which do not fill [${this.targetShape.join(", ")}]`,
        {
          shapes: [rest as number[], this.targetShape],
        },
      );
    }
    return [batch, ...sizes];
  }
}
