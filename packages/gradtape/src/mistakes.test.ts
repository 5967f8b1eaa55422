// The mistakes that learners of gradient tapes are known to make, and what they are told here, word for word.
import { afterEach, describe, expect, it, vi } from "vitest";
import * as tf from "./index.ts";

afterEach(() => void vi.restoreAllMocks());

const int = { dtype: tf.int32 } as const;
/** A value of a type that the compiler would refuse: learners write JavaScript too. */
const untyped = (x: unknown): never => x as never;

const NOTHING_WATCHED =
  "the target was not computed from anything that the tape watched while it recorded: compute it inside the tape and after tape.watch(x), from tensors and not from numbers read from them (arraySync, numpy)";

type Scene = [target: tf.Tensor, source: tf.Tensor | tf.Variable, tape: tf.GradientTape];

describe("the gradient is null, and tape.explain says why", () => {
  it.each<[mistake: string, scene: () => Scene, why: string]>([
    [
      "a constant is not watched",
      () => {
        const x = tf.constant(3);
        const [y, tape] = tf.GradientTape.run(() => tf.square(x));
        return [y, x, tape];
      },
      "the source was not watched: call tape.watch(x) before computing with it, or make it a Variable",
    ],
    [
      "a variable is overwritten by a tensor: w = w - 0.1",
      () => {
        let w: tf.Tensor | tf.Variable = new tf.Variable(3);
        w = w.subtract(0.1);
        const [y, tape] = tf.GradientTape.run(() => tf.square(w));
        return [y, w, tape];
      },
      "the source was not watched: call tape.watch(x) before computing with it, or make it a Variable",
    ],
    [
      "the loss is computed after the tape",
      () => {
        const w = new tf.Variable(3);
        const [y, tape] = tf.GradientTape.run(() => tf.square(w));
        return [y.multiply(2), w, tape];
      },
      NOTHING_WATCHED,
    ],
    [
      "the source is watched too late",
      () => {
        const x = tf.constant(3);
        const [y, tape] = tf.GradientTape.run((t) => {
          const squared = tf.square(x);
          t.watch(x);
          return squared;
        });
        return [y, x, tape];
      },
      NOTHING_WATCHED,
    ],
    [
      "a value is read as a number and made a tensor again",
      () => {
        const w = new tf.Variable(3);
        const [y, tape] = tf.GradientTape.run(() => tf.square(w.arraySync()));
        return [y, w, tape];
      },
      NOTHING_WATCHED,
    ],
    [
      "the prediction is computed before the tape",
      () => {
        const w = new tf.Variable(3, { name: "w" });
        const prediction = tf.square(w);
        const [y, tape] = tf.GradientTape.run(() => prediction.subtract(1));
        return [y, w, tape];
      },
      "the variable w:0 was not read while the tape recorded, or not watched: compute with it inside the tape",
    ],
    [
      "a value goes through assign",
      () => {
        const w = new tf.Variable(3, { name: "w" });
        const state = new tf.Variable(0, { name: "state" });
        const [y, tape] = tf.GradientTape.run(() => state.assign(tf.square(w)).multiply(2));
        return [y, w, tape];
      },
      "the value was assigned to the variable state:0: reading a variable starts anew, so nothing flows from the variable w:0 through assign; use the tensor itself",
    ],
    [
      "a value goes through assignAdd",
      () => {
        const w = new tf.Variable(3, { name: "w" });
        const state = new tf.Variable(0, { name: "state" });
        const [y, tape] = tf.GradientTape.run(() => state.assignAdd(w).multiply(2));
        return [y, w, tape];
      },
      "the value was assigned to the variable state:0: reading a variable starts anew, so nothing flows from the variable w:0 through assign; use the tensor itself",
    ],
    [
      "a variable of integers",
      () => {
        const w = new tf.Variable(3, { ...int, name: "w" });
        const [y, tape] = tf.GradientTape.run(() => tf.square(tf.cast(w, tf.float32)));
        return [y, w, tape];
      },
      "the variable w:0 is int32: gradients flow to floating and complex values only; make it float32",
    ],
    [
      "the loss is cast to an integer",
      () => {
        const w = new tf.Variable(3);
        const [y, tape] = tf.GradientTape.run(() => tf.cast(tf.square(w), tf.int32));
        return [y, w, tape];
      },
      "the target is int32: only floating and complex values have gradients; cast before computing, not after",
    ],
    [
      "the accuracy is taken for the loss",
      () => {
        const w = new tf.Variable([1, 2], { name: "w" });
        const [y, tape] = tf.GradientTape.run(() =>
          tf.reduceMean(tf.cast(tf.greater(w, 1), tf.float32)),
        );
        return [y, w, tape];
      },
      "the path from the variable w:0 to the target goes through greater, which has no gradient",
    ],
    [
      "the class is taken for the score",
      () => {
        const w = new tf.Variable([1, 2], { name: "w" });
        const [y, tape] = tf.GradientTape.run(() => tf.cast(tf.argMax(w), tf.float32));
        return [y, w, tape];
      },
      "the path from the variable w:0 to the target goes through argMax, which has no gradient",
    ],
    [
      "stopGradient is in the way",
      () => {
        const w = new tf.Variable(3, { name: "w" });
        const [y, tape] = tf.GradientTape.run(() => tf.square(tf.stopGradient(w)));
        return [y, w, tape];
      },
      "the path from the variable w:0 to the target goes through stopGradient, which has no gradient",
    ],
    [
      "a variable is not trainable",
      () => {
        const w = new tf.Variable(3, { trainable: false, name: "w" });
        const [y, tape] = tf.GradientTape.run(() => tf.square(w));
        return [y, w, tape];
      },
      "the variable w:0 was not read while the tape recorded, or not watched: it is not trainable: tape.watch(variable)",
    ],
  ])("%s", (_, scene, why) => {
    vi.spyOn(console, "warn").mockReturnValue();
    const [target, source, tape] = scene();
    expect(tape.gradient(target, source)).toBeNull();
    expect(tape.explain(target, source)).toBe(why);
  });

  it("says so too if nothing is wrong", () => {
    const w = new tf.Variable(3, { name: "w" });
    const [y, tape] = tf.GradientTape.run(() => tf.square(w));
    expect(tape.explain(y, w)).toBe(
      "the variable w:0 is connected to the target: its gradient is not null",
    );
  });
});

describe("the tape refuses", () => {
  it.each<[mistake: string, fn: () => unknown, message: string]>([
    [
      "a second gradient",
      () => {
        const w = new tf.Variable(3);
        const [y, tape] = tf.GradientTape.run(() => tf.square(w));
        tape.gradient(y, w);
        return tape.gradient(y, w);
      },
      "gradient: a non-persistent GradientTape gives one set of gradients: ask for all sources in one call, or make the tape with { persistent: true }",
    ],
    [
      "a bare true for persistent",
      () => new tf.GradientTape(untyped(true)),
      'GradientTape: the last argument is an options object with "persistent", "watchAccessedVariables", got true',
    ],
    [
      "an async function",
      () => tf.GradientTape.run(untyped(async () => tf.square(3))),
      "GradientTape.run: the function returned a promise: record synchronously, and await outside",
    ],
    [
      "to watch a number",
      () => new tf.GradientTape().watch(untyped(3)),
      "watch: expected tensors and variables, got 3: make a tensor of it first, with constant",
    ],
    [
      "a function that forgot to return its loss",
      () => {
        const w = new tf.Variable(3);
        const [loss, tape] = tf.GradientTape.run(() => {
          tf.square(w);
        });
        return tape.gradient(loss, w);
      },
      "gradient: a target is undefined: did a function forget to return it?",
    ],
    [
      "to apply gradients that are all null",
      () => {
        const w = new tf.Variable(3, { name: "w" });
        const [y, tape] = tf.GradientTape.run(() => tf.square(1));
        new tf.keras.optimizers.SGD().applyGradients(tf.keras.zip([tape.gradient(y, w)], [w]));
      },
      "sgd.applyGradients: no gradient for any variable: w:0; tape.explain(loss, variable) says why",
    ],
  ])("%s", (_, fn, message) => {
    expect(fn).toThrow(expect.objectContaining({ message }));
  });

  it("a recording left open across an await", async () => {
    const w = new tf.Variable(3);
    const tape = new tf.GradientTape();
    const y = tf.square(w);
    await Promise.resolve();
    expect(() => tape.gradient(y, w)).toThrow(
      "gradient: the tape was left open across an await: record first (a using block or run), then await",
    );
  });
});

describe("the tape warns", () => {
  it("of a gradient taken while a persistent tape records", () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const w = new tf.Variable(3);
    const tape = new tf.GradientTape({ persistent: true });
    const y = tf.square(w);
    expect(tape.gradient(y, w)!.arraySync()).toBe(6);
    tape[Symbol.dispose]();
    expect(warned.mock.calls).toEqual([
      [
        "gradient: the persistent tape still records, and records the backward pass too, which costs time and memory: call it after the block, unless you want higher orders",
      ],
    ]);
  });

  it("of integers that are watched", () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const x = tf.constant([3n]);
    tf.GradientTape.run((tape) => tape.watch(x));
    expect(warned.mock.calls).toEqual([
      [
        'watch: what is watched is int64, so there is no gradient: gradients flow to floating and complex values only; cast first, as in cast(x, "float32")',
      ],
    ]);
  });
});

describe("tensors and variables refuse", () => {
  it.each<[mistake: string, fn: () => unknown, message: string]>([
    [
      "a dtype in the second place, which Python takes for `trainable`",
      () => new tf.Variable([1, 2], untyped(tf.float32)),
      'Variable: the second argument is an options object: write { dtype: "float32" }',
    ],
    [
      "the same of a constant",
      () => tf.constant([1, 2], untyped(tf.int32)),
      'constant: the second argument is an options object: write { dtype: "int32" }',
    ],
    [
      "operators",
      () => untyped(tf.constant(1)) + 1,
      "Tensor: JavaScript operators do not work on tensors: use methods, as in x.add(1), x.neg(), x.less(y), or read the value with x.arraySync()",
    ],
    [
      "comparison by <",
      () => untyped(new tf.Variable(1)) < untyped(tf.constant(2)),
      "Variable: JavaScript operators do not work on tensors: use methods, as in x.add(1), x.neg(), x.less(y), or read the value with x.arraySync()",
    ],
    [
      "int32 and float32",
      () => tf.add(tf.constant([1, 2], int), untyped(tf.constant([0.5, 1]))),
      "add: dtypes int32 and float32 differ: cast one of them with tf.cast",
    ],
    [
      "half of an integer",
      () => tf.multiply(tf.constant([1, 2], int), 0.5),
      "multiply: cannot represent 0.5 as int32; round or clip it first, or give another dtype",
    ],
    [
      "matrices that do not fit",
      () => tf.matmul(tf.ones([2, 3]), untyped(tf.ones([2, 3]))),
      "matmul: cannot multiply [2, 3] by [2, 3]: inner sizes 3 and 2 differ",
    ],
    [
      "shapes that do not broadcast",
      () => tf.add(tf.ones([2, 3]), untyped(tf.ones([2]))),
      "add: cannot broadcast [2, 3] with [2]: sizes 3 and 2 differ and neither is 1",
    ],
    [
      "a shape with other elements",
      () => tf.reshape(tf.ones([6]), untyped([4, 2])),
      "reshape: cannot reshape [6] to [4, 2]: 6 elements do not make 8",
    ],
    [
      "an axis beyond the rank",
      () => tf.reduceSum(tf.ones([2, 2]), untyped(2)),
      "reduceSum: axis 2 is out of range: rank 2 has axes -2 to 1",
    ],
    [
      "rows of different lengths",
      () => tf.constant(untyped([[1, 2], [3]])),
      "constant: a nested array must not be ragged: its rows differ in shape; pad them to one length",
    ],
    [
      "a list of tensors",
      () => tf.constant(untyped([tf.constant(1), tf.constant(2)])),
      "constant: an array of tensors is not a tensor: join them with stack or concat",
    ],
    [
      "another shape in assign",
      () => new tf.Variable([1, 2], { name: "w" }).assign([1, 2, 3]),
      "assign: w:0 has shape (2,), the value has (3,): reshape it, or make the variable with { shape: null }",
    ],
    [
      "an option spelt as in Python",
      () => tf.reduceSum([1], 0, untyped({ keepdims: true })),
      'reduceSum: unknown option "keepdims": the options are "keepDims"',
    ],
    [
      "a tensor that was disposed of",
      () => {
        const x = tf.constant([1, 2]);
        x.dispose();
        return x.add(1);
      },
      "add: a float32 tensor of shape [2] has been disposed: keep it out of the scope that freed it, or return it from there",
    ],
  ])("%s", (_, fn, message) => {
    expect(fn).toThrow(expect.objectContaining({ message }));
  });
});

describe("models refuse", () => {
  const model = () =>
    new tf.keras.Sequential([
      new tf.keras.layers.Dense(1, { inputShape: [3], kernelInitializer: "ones" }),
    ]);

  it("inputs with other features", () => {
    expect(() => model()(untyped(tf.ones([2, 4])))).toThrow(
      "dense: expects 3 features, got 4: the input has shape [2, 4]",
    );
  });

  it("labels that are no class", () => {
    expect(() => tf.sparseSoftmaxCrossEntropy([3], tf.constant([[1, 2, 3]]))).toThrow(
      "sparseSoftmaxCrossEntropy: index 3 is out of range for axis 1 of [1, 3]: it has indices 0 to 2",
    );
  });

  it("training before compile", async () => {
    await expect(model().fit(tf.ones([2, 3]), tf.ones([2, 1]))).rejects.toThrow(
      /^sequential(_\d+)?\.fit: the model is not compiled: call compile\(\{ optimizer: "adam", loss: "…" \}\) first$/,
    );
  });
});
