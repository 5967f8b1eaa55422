// What calling layers yields, in types.
import { describe, expectTypeOf, it } from "vitest";
import type { Tensor } from "@gradtape/core";
import { reduceMean, relu, softmax, square, subtract, zeros } from "@gradtape/ops";
import {
  Dense,
  Dropout,
  Flatten,
  GlorotUniform,
  Layer,
  Mean,
  meanSquaredError,
  MeanSquaredError,
  Model,
  Reshape,
  Sequential,
  type Batch,
  type CompileOptions,
} from "./index.ts";

class Own extends Layer {
  override call(x: Tensor): Tensor {
    return x;
  }
}

class Mine extends Model {
  readonly hidden = new Dense(4);
  override call(x: Tensor): Tensor {
    const y = this.hidden(x);
    expectTypeOf(y).toEqualTypeOf<Tensor<readonly number[], "float32">>();
    return y;
  }
  override trainStep([x, y]: Batch): Record<string, Tensor> {
    // Inside a class the type of `this` is open: say what the model yields.
    const yPred: Tensor = this(x as Tensor, { training: true });
    return { loss: reduceMean(square(subtract(yPred, y as Tensor))) as Tensor };
  }
}

describe("calls", () => {
  it("know shapes", () => {
    expectTypeOf(new Dense(10)(zeros([32, 4]))).toEqualTypeOf<Tensor<[32, 10], "float32">>();
    expectTypeOf(new Dense(10)([[1, 2]])).toEqualTypeOf<Tensor<[1, 10], "float32">>();
    expectTypeOf(new Dense(3, { dtype: "float64" })(zeros([2, 5, 4]))).toEqualTypeOf<
      Tensor<[2, 5, 3], "float64">
    >();
    expectTypeOf(new Flatten()(zeros([32, 28, 28], { dtype: "uint8" }))).toEqualTypeOf<
      Tensor<[32, number], "uint8">
    >();
    expectTypeOf(new Reshape([4, -1])(zeros([32, 8]))).toEqualTypeOf<
      Tensor<[32, 4, number], "float32">
    >();
    expectTypeOf(new Dropout(0.5)(zeros([3, 4]))).toEqualTypeOf<Tensor<[3, 4], "float32">>();
    expectTypeOf(new Own()(zeros([3]))).toEqualTypeOf<Tensor>();
    expectTypeOf(new Mine()(zeros([3, 1]))).toEqualTypeOf<Tensor>();
  });

  it("know shapes through Sequential", () => {
    const model = new Sequential([
      new Flatten(),
      new Dense(256, { activation: "relu" }),
      new Dropout(0.5),
      new Dense(10),
    ]);
    expectTypeOf(model(zeros([32, 28, 28]))).toEqualTypeOf<Tensor<[32, 10], "float32">>();
    expectTypeOf(model(zeros([1, 2]) as Tensor)).toEqualTypeOf<Tensor<[number, 10], "float32">>();
    const custom = new Sequential([new Dense(4), new Own(), new Dense(2)]);
    expectTypeOf(custom(zeros([32, 8]))).toEqualTypeOf<Tensor<readonly number[], "float32">>();
    expectTypeOf(new Sequential()(zeros([2, 2]))).toEqualTypeOf<Tensor>();
  });

  it("refuse what cannot be", () => {
    const dense = new Dense(10, { inputShape: [255] });
    // @ts-expect-error dense: expects 255 features, got 256
    dense(zeros([32, 256]));
    dense(zeros([32, 255]));
    // @ts-expect-error dense: expects inputs of rank 2 or more
    new Dense(10)(zeros([32]));
    const model = new Sequential([new Dense(256), new Dense(10, { inputShape: [255] })]);
    // @ts-expect-error dense: expects 255 features, got 256
    expectTypeOf(model(zeros([32, 4]))).toEqualTypeOf<Tensor>();
  });

  it("take functions of ops, losses and metrics where names go", () => {
    expectTypeOf(new Dense(1, { activation: relu })(zeros([2, 3]))).toEqualTypeOf<
      Tensor<[2, 1], "float32">
    >();
    expectTypeOf(
      new Dense(1, { activation: softmax, kernelInitializer: new GlorotUniform({ seed: 1 }) }),
    ).toExtend<Layer>();
    expectTypeOf(new Dense(1, { kernelInitializer: (shape) => zeros(shape) })).toExtend<Layer>();
    expectTypeOf<CompileOptions["loss"]>(meanSquaredError).toExtend<unknown>();
    expectTypeOf<CompileOptions>({
      optimizer: "adam",
      loss: new MeanSquaredError(),
      metrics: ["accuracy", meanSquaredError, new Mean()],
    }).toExtend<unknown>();
    // @ts-expect-error no such name
    expectTypeOf<CompileOptions>({ optimizer: "adamm" }).toExtend<unknown>();
  });

  it("are all calls of a Layer", () => {
    const layers: Layer[] = [
      new Dense(3),
      new Flatten(),
      new Sequential([new Dense(2)]),
      new Own(),
      new Mine(),
    ];
    const model: Model = new Sequential([new Dense(2)]);
    expectTypeOf(layers[0]!(zeros([2, 2]))).toExtend<unknown>();
    expectTypeOf(new Sequential(layers)(zeros([2, 2]))).toEqualTypeOf<Tensor>();
    expectTypeOf(model(zeros([2, 2]))).toExtend<unknown>();
  });
});
