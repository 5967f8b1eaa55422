// Sequential: layers one after the other.
import { ArgumentError } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Chained, Inputs, Rule, rule, Tensors } from "../call-types.ts";
import { InputLayer } from "../layers/input.ts";
import { Layer, type BatchShape, type CallContext, type InputShape } from "../layer.ts";
import { Model } from "./model.ts";

interface SequentialRule<L extends readonly unknown[]> extends Rule {
  readonly out: Chained<L, this["in"]>;
}

/**
 * A model that is a list of layers, each called with the output of the one before it.
 *
 * It is built at once if its first layer knows the shape of the input (an `Input`, or a layer with `inputShape`), else at the
 * first call. Where shapes are known in types, so is that of the output: `[32, 28, 28]` through `Flatten` and `Dense(10)` is
 * `[32, 10]`, and a number of features that cannot be is refused.
 *
 * @example
 * const model = new Sequential([new Flatten(), new Dense(4, { activation: "relu" }), new Dense(2)]);
 * model([[[1, 2], [3, 4]]]).shape // => [1, 2]
 */
export class Sequential<const L extends readonly Layer[] = readonly Layer[]> extends Model {
  static readonly className: string = "Sequential";
  declare readonly [rule]: SequentialRule<L>;
  readonly #layers: Layer[] = [];
  #givenShape: BatchShape | undefined;

  constructor(layers?: L, options?: { name?: string }) {
    checkOptions("Sequential", options, ["name"]);
    super(options);
    if (layers !== undefined && !Array.isArray(layers))
      throw new ArgumentError(
        this.name,
        "expected a list of layers, as in new Sequential([new Dense(1)])",
      );
    this.track("layers", this.#layers);
    for (const layer of layers ?? []) this.#push(layer);
    this.#buildEarly();
  }

  /** The layers; an `Input` is none. */
  override get layers(): readonly Layer[] {
    return this.#layers;
  }

  /** Put a layer at the end. Returns the model. */
  add(layer: Layer): this {
    this.#push(layer);
    this.built = false;
    this.#buildEarly();
    return this;
  }

  /** Take the last layer away. Returns the model. Throws `ArgumentError` if there is none. */
  pop(): this {
    const last = this.#layers.pop();
    if (last === undefined) throw new ArgumentError(`${this.name}.pop`, "there are no layers");
    return this;
  }

  #push(layer: Layer): void {
    if (!(layer instanceof Layer))
      throw new ArgumentError(
        this.name,
        "expected layers, as in new Sequential([new Dense(1)]): make them with new",
      );
    if (this.#layers.length === 0) this.#givenShape ??= layer.givenShape;
    if (!(layer instanceof InputLayer)) this.#layers.push(layer);
  }

  /** Build as far as shapes are known, if they are. */
  #buildEarly(): void {
    if (this.#givenShape && this.#layers.length > 0) this.#buildFrom(this.#givenShape);
  }

  #buildFrom(inputShape: InputShape): void {
    let shape: InputShape | undefined = inputShape;
    for (const layer of this.#layers) {
      if (shape === undefined) return;
      layer.ensureBuilt(shape);
      shape = knowsOutputShape(layer) ? layer.computeOutputShape(shape) : undefined;
      layer.outputShape ??= shape;
    }
    this.inputShape = inputShape;
    if (shape === undefined) return;
    this.outputShape = shape as BatchShape;
    this.built = true;
  }

  override build(inputShape: InputShape): void {
    this.#buildFrom(inputShape);
  }

  override call(inputs: Tensors, { mask }: CallContext): Tensors {
    let x = inputs;
    for (const layer of this.#layers)
      x = layer(x as Inputs, mask === undefined ? undefined : { mask });
    return x;
  }

  override computeOutputShape(inputShape: InputShape): BatchShape {
    return this.#layers.reduce<InputShape>(
      (shape, layer) => layer.computeOutputShape(shape),
      inputShape,
    ) as BatchShape;
  }
}

const knowsOutputShape = (layer: Layer): boolean =>
  layer.computeOutputShape !== Layer.prototype.computeOutputShape;
