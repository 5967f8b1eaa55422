// Layers: building, calling, weights, dtypes, errors; and each layer's numbers.
import { constant, isTensor, setBackend, type Tensor, type Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { GradientTape } from "@gradtape/autodiff";
import { add, multiply, random, reduceSum } from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import {
  Activation,
  clearSession,
  Dense,
  Dropout,
  Flatten,
  Input,
  Layer,
  Reshape,
  Sequential,
  type CallContext,
  type InputShape,
} from "./index.ts";

beforeEach(() => {
  setBackend(reference());
  clearSession();
});

describe("Layer", () => {
  class Scale extends Layer {
    factor: Variable | undefined;
    builds: InputShape[] = [];
    override build(inputShape: InputShape): void {
      this.builds.push(inputShape);
      this.factor = this.addWeight({ name: "factor", shape: [2], initializer: "ones" });
    }
    override call(x: Tensor): Tensor {
      return multiply(x, this.factor!);
    }
  }

  it("is called like a function, and is an instance of its class", () => {
    const layer = new Scale();
    expect([typeof layer, layer instanceof Scale, layer instanceof Layer]).toEqual([
      "function",
      true,
      true,
    ]);
    expect(layer([[1, 2]]).arraySync()).toEqual([[1, 2]]);
  });

  it("is built by its first call, once, with the batch left open", () => {
    const layer = new Scale();
    expect([layer.built, layer.variables]).toEqual([false, []]);
    layer([[1, 2]]);
    layer([
      [1, 2],
      [3, 4],
    ]);
    expect([layer.built, layer.builds, layer.inputShape, layer.outputShape]).toEqual([
      true,
      [[null, 2]],
      [null, 2],
      [null, 2],
    ]);
    expect(layer.variables.map((v) => v.name)).toEqual(["scale/factor:0"]);
    expect(layer.namedVariables().map(([path]) => path)).toEqual(["factor"]);
  });

  it("tracks weights that no property holds", () => {
    class Quiet extends Layer {
      override call(x: Tensor): Tensor {
        return x;
      }
    }
    const layer = new Quiet();
    layer.addWeight({ name: "w", shape: [2], initializer: "zeros", trainable: false });
    layer.addWeight();
    expect(layer.variables.map((v) => [v.name, v.shape, v.trainable])).toEqual([
      ["quiet/w:0", [2], false],
      ["quiet/weight:0", [], true],
    ]);
    expect(layer.addWeight({ dtype: "int32" }).arraySync()).toBe(0);
  });

  it("gives weights their constraints", () => {
    const constraint = (x: Tensor): Tensor => x;
    const layer = new Scale();
    expect(layer.addWeight({ constraint }).constraint).toBe(constraint);
    expect(() => layer.addWeight({ constraint: "nonNeg" as never })).toThrow(
      'scale.addWeight: constraint must be a function, got "nonNeg"',
    );
    expect(layer.variables).toHaveLength(1);
  });

  it("hands training on to the layers it calls, and only there", () => {
    const told: (boolean | undefined)[] = [];
    class Inner extends Layer {
      override call(x: Tensor, { training }: CallContext): Tensor {
        told.push(training);
        return x;
      }
    }
    class Outer extends Layer {
      inner = new Inner();
      override call(x: Tensor): Tensor {
        return add(this.inner(x), this.inner(x, { training: false }));
      }
    }
    const outer = new Outer();
    outer([1]);
    outer([1], { training: true });
    outer.inner([1]);
    expect(told).toEqual([false, false, true, false, false]);
  });

  it("goes back to not training when a call fails", () => {
    class Fails extends Layer {
      override call(): Tensor {
        throw new Error("no");
      }
    }
    expect(() => new Fails()([1], { training: true })).toThrow("no");
    const layer = new Dropout(0.9);
    expect(layer([1, 2, 3]).arraySync()).toEqual([1, 2, 3]);
  });

  it("takes structures of inputs", () => {
    class Sum extends Layer {
      override call(xs: readonly Tensor[]): Tensor {
        return add(xs[0]!, xs[1]!);
      }
    }
    class Named extends Layer {
      override call({ a, b }: { a: Tensor; b: Tensor }): Tensor[] {
        return [a, b];
      }
    }
    const y: Tensor = new Sum()([constant([1]), constant([2])]);
    expect(y.arraySync()).toEqual([3]);
    const out = new Named()({ a: [1, 2], b: 3 });
    expect(out.map((t) => t.arraySync())).toEqual([[1, 2], 3]);
  });

  it("gets and sets weights, all or none", () => {
    const layer = new Dense(2, { kernelInitializer: "ones" });
    expect(() => layer.setWeights([[1]])).toThrow(
      "dense.setWeights: 1 weights for 0 variables: it is not built yet: call it first",
    );
    layer([[1, 2]]);
    expect(layer.getWeights().map((w) => w.arraySync())).toEqual([
      [
        [1, 1],
        [1, 1],
      ],
      [0, 0],
    ]);
    const before = layer.getWeights();
    layer.setWeights([
      [
        [1, 2],
        [3, 4],
      ],
      Float64Array.of(5, 6),
    ]);
    expect(layer([[1, 1]]).arraySync()).toEqual([[9, 12]]);
    expect(before[0]!.arraySync()).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(() =>
      layer.setWeights([
        [
          [0, 0],
          [0, 0],
        ],
        [1, 2, 3],
      ]),
    ).toThrow("dense.setWeights: weight 1 has shape [3], dense/bias:0 has [2]");
    expect(layer([[1, 1]]).arraySync()).toEqual([[9, 12]]);
    expect(layer.countParams()).toBe(6);
    expect(() => new Dense(1).countParams()).toThrow(
      "dense_1.countParams: the layer is not built: call it first, or give it an inputShape",
    );
  });

  it("refuses what makes no sense", () => {
    const layer = new Scale();
    // @ts-expect-error no such option
    expect(() => layer([[1, 2]], { train: true })).toThrow(
      `scale: unknown option "train": the options are "training", "mask"`,
    );
    expect(() => new Dense(1, { dtype: "f32" as "float32" })).toThrow(
      `dense: unknown dtype "f32": write "float32" or "float64"`,
    );
    expect(() => new Dense(1, { inputShape: 3 as never })).toThrow(
      "dense_1: a shape must be an array of sizes, got 3; write [3]",
    );
    class Empty extends Layer {}
    expect(() => new Empty()([1])).toThrow(
      "empty: the layer computes nothing: write call(inputs) in its class",
    );
    expect(() => layer.computeOutputShape([null, 2])).toThrow(
      "scale: the shape of the output is not known before the first call",
    );
  });
});

describe("Dense", () => {
  it("has constraints for kernel and bias", () => {
    const [kernelConstraint, biasConstraint] = [(x: Tensor) => x, (x: Tensor) => x];
    const layer = new Dense(1, { inputShape: [2], kernelConstraint, biasConstraint });
    layer([[1, 2]]);
    expect(layer.kernel.constraint).toBe(kernelConstraint);
    expect(layer.bias!.constraint).toBe(biasConstraint);
    for (const key of ["kernelConstraint", "biasConstraint"]) {
      expect(() => new Dense(1, { name: "d", [key]: "nonNeg" })).toThrow(
        `d: ${key} must be a function, got "nonNeg"`,
      );
    }
  });

  it("is x · kernel + bias", () => {
    const layer = new Dense(2, { activation: "relu" });
    layer.build([null, 3]);
    layer.built = true;
    layer.setWeights([
      [
        [1, 2],
        [3, 4],
        [5, -6],
      ],
      [0.5, -1],
    ]);
    expect(
      layer([
        [1, 2, 3],
        [-1, 0, 0],
      ]).arraySync(),
    ).toEqual([
      [22.5, 0],
      [0, 0],
    ]);
  });

  it("prints its variables as the slides do", () => {
    expect(new Dense(1).name).toBe("dense");
    const model = new Sequential([
      new Dense(1, { inputShape: [1], kernelInitializer: () => constant([[1.4402896]]) }),
    ]);
    expect(model.variables.map((v) => v.toString())).toEqual([
      "<tf.Variable 'dense_1/kernel:0' shape=(1, 1) dtype=float32, numpy=array([[1.4402896]], dtype=float32)>",
      "<tf.Variable 'dense_1/bias:0' shape=(1,) dtype=float32, numpy=array([0.], dtype=float32)>",
    ]);
  });

  it("works on the last axis of any rank from 2, with gradients", () => {
    const layer = new Dense(2, { kernelInitializer: "ones" });
    const x = constant([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    const [y, tape] = GradientTape.run(() => layer(x));
    expect(y.arraySync()).toEqual([
      [
        [3, 3],
        [7, 7],
      ],
    ]);
    const [kernel, bias] = tape.gradient(y, [layer.kernel, layer.bias!]);
    expect([kernel!.arraySync(), bias!.arraySync()]).toEqual([
      [
        [4, 4],
        [6, 6],
      ],
      [2, 2],
    ]);
  });

  it("casts inputs to its dtype", () => {
    const ones = { kernelInitializer: "ones" } as const;
    expect(new Dense(1, ones)(constant([[1, 2]], { dtype: "uint8" })).dtype).toBe("float32");
    expect(new Dense(1, ones)(constant([[1, 2]], { dtype: "float64" })).dtype).toBe("float32");
    expect(new Dense(1, { ...ones, dtype: "float64" })([[1, 2]]).toString()).toBe(
      "tf.Tensor([[3.]], shape=(1, 1), dtype=float64)",
    );
  });

  it("leaves out the bias if told so", () => {
    const layer = new Dense(2, { useBias: false });
    layer([[1, 2]]);
    expect([layer.variables.length, layer.bias]).toEqual([1, undefined]);
  });

  it("refuses shapes that do not fit, and other bad input", () => {
    const layer: Layer = new Dense(2, { inputShape: [3] });
    layer([[1, 2, 3]]);
    expect(() => layer([[1, 2]])).toThrow(
      "dense: expects 3 features, got 2: the input has shape [1, 2]",
    );
    expect(() => layer([1, 2, 3])).toThrow(
      "dense: expects inputs of rank 2 or more, a batch of rows of features, got shape [3]: add an axis with expandDims",
    );
    expect(() => (new Dense(2) as Layer)(1)).toThrow("dense_1: expects inputs of rank 2 or more");
    expect(() => new Dense(0)).toThrow("dense_2: units must be an integer of 1 or more, got 0");
    expect(() => new Dense(1.5)).toThrow("units must be an integer");
    expect(() => new Dense(2).kernel).toThrow(
      "dense_4: there is no kernel before the layer is built: call it first, or give it an inputShape",
    );
    expect(() => new Dense(1, { activation: "rellu" as "relu" })).toThrow(
      `getActivation: unknown activation "rellu": the names are "elu"`,
    );
    expect(() => new Dense(1, { activation: "leaky_relu" as "relu" })).toThrow(
      `getActivation: unknown activation "leaky_relu": write "leakyRelu"`,
    );
    expect(() => (new Dense(1) as Layer)([constant([[1]]), constant([[1]])])).toThrow(
      "takes one tensor, and was given a structure of tensors: join them first",
    );
    expect(() => new Sequential([new Dense(1, { inputShape: [null] })])).toThrow(
      "the last size of the input must be known: it is that of the kernel",
    );
  });
});

describe("Flatten, Reshape, Activation", () => {
  it("flatten", () => {
    expect(
      new Flatten()(
        constant(
          [
            [
              [1, 2],
              [3, 4],
            ],
          ],
          { dtype: "uint8" },
        ),
      ).toString(),
    ).toBe("tf.Tensor([[1 2 3 4]], shape=(1, 4), dtype=uint8)");
    expect(new Flatten()([1, 2]).shape).toEqual([2, 1]);
    expect(new Flatten()(constant([], { shape: [0, 2, 3] })).shape).toEqual([0, 6]);
    expect(new Flatten().computeOutputShape([null, 2, 3])).toEqual([null, 6]);
    expect(new Flatten().computeOutputShape([null, null, 3])).toEqual([null, null]);
  });

  it("reshape", () => {
    expect(
      new Reshape([2, -1])([
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ]).arraySync(),
    ).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(new Reshape([-1]).computeOutputShape([null, 2, 3])).toEqual([null, 6]);
    expect(() => new Reshape([3])([[1, 2]])).toThrow(
      "examples of shape [2] have 2 elements, which do not fill [3]",
    );
    expect(() => new Reshape([-1, 3])([[1, 2]])).toThrow("do not fill [-1, 3]");
    expect(() => new Reshape([-1, -1])).toThrow(
      "targetShape is a list of sizes, at most one of them -1, got [-1,-1]",
    );
  });

  it("activation", () => {
    expect(new Activation((x) => add(x, 1))([[1]]).arraySync()).toEqual([[2]]);
    expect(new Activation("linear")([[1]]).arraySync()).toEqual([[1]]);
  });
});

describe("Dropout", () => {
  const count = (x: Tensor): [zeros: number, mean: number] => {
    const data = x.dataSync() as Float32Array;
    return [
      data.filter((v) => v === 0).length / data.length,
      data.reduce((a, b) => a + b) / data.length,
    ];
  };
  const ones = (n: number): Tensor => constant(1, { shape: [n] });

  it("drops at its rate and keeps the mean, while training", () => {
    const layer = new Dropout(0.3, { seed: 1 });
    const y = layer(ones(4000), { training: true });
    const [zeros, mean] = count(y);
    // Four deviations of the share of 4000 draws.
    expect(Math.abs(zeros - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 4000));
    expect(Math.abs(mean - 1)).toBeLessThan((4 * Math.sqrt(0.3 / 0.7)) / Math.sqrt(4000));
    expect(new Set(y.dataSync() as Float32Array)).toEqual(new Set([0, Math.fround(1 / 0.7)]));
  });

  it("does nothing otherwise, nor at rate 0", () => {
    const x = ones(10);
    expect(new Dropout(0.5)(x)).toBe(x);
    expect(new Dropout(0)(x, { training: true })).toBe(x);
    expect(count(new Dropout(1)(x, { training: true }))).toEqual([1, 0]);
  });

  it("is another one at each call, and the same stream for a seed", () => {
    const draw = (layer: Dropout): unknown => layer(ones(50), { training: true }).arraySync();
    const [a, b] = [new Dropout(0.5, { seed: 3 }), new Dropout(0.5, { seed: 3 })];
    const [first, second] = [draw(a), draw(a)];
    expect(first).not.toEqual(second);
    expect([draw(b), draw(b)]).toEqual([first, second]);
    random.setSeed(5);
    const third = draw(new Dropout(0.5));
    random.setSeed(5);
    expect(draw(new Dropout(0.5))).toEqual(third);
  });

  it("lets the gradient through where it kept, drops NaN too, and shares a mask by noiseShape", () => {
    const x = constant([1, NaN, 1, 1, NaN, 1, 1, 1]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return new Dropout(0.5, { seed: 2 })(x, { training: true });
    });
    const kept = (y.arraySync() as number[]).map((v) => (v === 0 ? 0 : 2));
    expect(kept.filter((v) => v === 0).length).toBeGreaterThan(0);
    expect(tape.gradient(y, x)!.arraySync()).toEqual(kept);
    const shared = new Dropout(0.5, { seed: 4, noiseShape: [null, 1] })(
      constant(1, { shape: [8, 3] }),
      { training: true },
    );
    for (const row of shared.arraySync() as number[][]) expect(new Set(row).size).toBe(1);
  });

  it("has no variables, and refuses other rates", () => {
    expect(new Dropout(0.5, { seed: 1 }).variables).toEqual([]);
    expect(() => new Dropout(1.5)).toThrow("rate must be from 0 to 1, got 1.5");
    expect(() => new Dropout(NaN)).toThrow("rate must be from 0 to 1, got NaN");
  });
});

describe("Sequential", () => {
  it("is built at once where the shape is known, else by the first call", () => {
    const known = new Sequential([
      Input({ shape: [2, 2] }),
      new Flatten(),
      new Dense(3),
      new Dropout(0.1),
      new Dense(1),
    ]);
    expect([known.built, known.countParams(), known.outputShape, known.layers.length]).toEqual([
      true,
      19,
      [null, 1],
      4,
    ]);
    const later = new Sequential([new Flatten(), new Dense(3)]);
    expect(later.built).toBe(false);
    later([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect([later.built, later.countParams(), later.outputShape]).toEqual([true, 15, [null, 3]]);
  });

  it("names variables by path for checkpoints", () => {
    const model = new Sequential([
      new Dense(2, { inputShape: [1] }),
      new Sequential([new Dense(1)]),
    ]);
    expect(model.namedVariables().map(([path]) => path)).toEqual([
      "layers/0/kernel",
      "layers/0/bias",
      "layers/1/layers/0/kernel",
      "layers/1/layers/0/bias",
    ]);
  });

  it("adds and takes away layers, and goes past layers that do not tell their shape", () => {
    class Twice extends Layer {
      override call(x: Tensor): Tensor {
        return add(x, x);
      }
    }
    const model = new Sequential();
    model
      .add(new Dense(2, { inputShape: [1], kernelInitializer: "ones" }))
      .add(new Twice())
      .add(new Dense(1, { kernelInitializer: "ones" }));
    expect(model.layers.map((l) => l.built)).toEqual([true, true, false]);
    expect((model([[3]]) as Tensor).arraySync()).toEqual([[12]]);
    model.pop();
    expect((model([[3]]) as Tensor).arraySync()).toEqual([[6, 6]]);
    expect(() => new Sequential().pop()).toThrow("there are no layers");
  });

  it("knows the shapes of a layer that is used on several", () => {
    const flat = new Activation("relu");
    const model = new Sequential([
      new Dense(3, { inputShape: [2] }),
      flat,
      new Dense(5),
      flat,
      new Dense(1),
    ]);
    expect(model.layers.map((l) => (l as Dense).namedVariables().map(([, v]) => v.shape))).toEqual([
      [[2, 3], [3]],
      [],
      [[3, 5], [5]],
      [],
      [[5, 1], [1]],
    ]);
  });

  it("uses a layer twice", () => {
    const layer = new Dense(2, { kernelInitializer: "ones" });
    const model = new Sequential([layer, layer]);
    expect(model([[1, 2]]).arraySync()).toEqual([[6, 6]]);
    expect(model.variables).toHaveLength(2);
    const [y, tape] = GradientTape.run(() => reduceSum(model([[1, 2]])));
    expect(isTensor(tape.gradient(y, layer.kernel))).toBe(true);
  });

  it("refuses what is no layer", () => {
    expect(() => new Sequential([Dense as never])).toThrow(
      "sequential: expected layers, as in new Sequential([new Dense(1)]): make them with new",
    );
    expect(() => new Sequential(new Dense(1) as never)).toThrow(
      "sequential_1: expected a list of layers",
    );
    expect(() => Input({} as never)).toThrow(
      "InputLayer: the shape of one input is needed, as in { shape: [28, 28] }",
    );
  });
});
