import type { Shape, Tensor } from "@gradtape/core";
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

interface FlattenRule extends Rule {
  readonly out: this["in"] extends Tensor<infer S, infer _>
    ? WithShape<this["in"], Flattened<S>>
    : never;
}
type Flattened<S extends Shape> = number extends S["length"]
  ? [number, number]
  : S extends readonly [infer B extends number]
    ? [B, 1]
    : S extends readonly [infer B extends number, infer N extends number]
      ? [B, N]
      : S extends readonly [infer B extends number, ...number[]]
        ? [B, number]
        : "flatten: expects a batch, got a scalar";

/**
 * Each example as one row.
 *
 * Shape: `[batch, ...] → [batch, product of the others]`. Dtypes: any; it stays.
 *
 * @example
 * new Flatten()([[[1, 2], [3, 4]]]).arraySync() // => [[1, 2, 3, 4]]
 */
export class Flatten extends Layer {
  static readonly className: string = "Flatten";
  declare readonly [rule]: FlattenRule;

  constructor(options?: LayerOptions) {
    checkOptions("Flatten", options, LAYER_OPTIONS);
    super(options);
  }
  protected override get autocast(): boolean {
    return false;
  }
  override call(inputs: Tensors): Tensor {
    const x = single(this.name, inputs);
    return reshape(x, [x.shape[0] ?? 1, rowSize(x.shape)]);
  }
  override computeOutputShape(inputShape: InputShape): BatchShape {
    const [batch = null, ...rest] = singleShape(this.name, inputShape);
    return [batch, rest.includes(null) ? null : rowSize([1, ...(rest as number[])])];
  }
}

/** Elements of one example, also where there are none. */
const rowSize = (shape: Shape): number => shape.slice(1).reduce((n, size) => n * size, 1);
