import { beforeAll, describe, expect, it } from "vitest";
import { isTensor } from "./brand.ts";
import { constant } from "./convert.ts";
import { dispatch1, withExecutor, type Executor } from "./dispatch.ts";
import { dispose } from "./dispose.ts";
import type { DType } from "./dtype.ts";
import { setBackend } from "./eager.ts";
import { layoutOf, type View } from "./layout.ts";
import { memory } from "./memory.ts";
import { NdArray } from "./ndarray.ts";
import { defineOp } from "./op.ts";
import { reference } from "./reference.ts";
import { scope } from "./scope.ts";
import { Tensor } from "./tensor.ts";

beforeAll(() => setBackend(reference()));

const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;

/** Any window onto a tensor. */
const windowOp = defineOp<View>({
  name: "window",
  infer: ([x], { shape }) => [{ shape, dtype: x.dtype }],
  view: (_, view) => view,
});
const window = (
  x: Tensor,
  shape: readonly number[],
  strides: readonly number[],
  offset = 0,
): Tensor => dispatch1(windowOp, [x], { shape, strides, offset });

const device = () => {
  const { readSync: _, ...rest } = reference();
  return { ...rest, name: "device" };
};
/** A tensor on a device that cannot be read at once. */
function onDevice(values: number[]): Tensor {
  setBackend(device());
  try {
    return constant(values);
  } finally {
    setBackend(reference());
  }
}

describe("a tensor", () => {
  it("describes itself", () => {
    const x = constant([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([x.shape, x.dtype, x.rank, x.size, x.isDisposed]).toEqual([
      [2, 3],
      "float32",
      2,
      6,
      false,
    ]);
    expect([isTensor(x), isTensor({}), isTensor(null)]).toEqual([true, false, false]);
    expect(() => ((x.shape as unknown as number[])[0] = 9)).toThrow(TypeError);
  });

  it("passes itself to a function with pipe", () => {
    expect(constant([1, 2]).pipe((x, n: number) => x.size * n, 10)).toBe(20);
  });
});

describe("reading", () => {
  const read: [DType, unknown, ArrayLike<unknown>, unknown][] = [
    ["bool", [true, false, true], Uint8Array.of(1, 0, 1), [true, false, true]],
    ["int8", [-1, 2, 3], Int8Array.of(-1, 2, 3), [-1, 2, 3]],
    ["uint8", [1, 2, 255], Uint8Array.of(1, 2, 255), [1, 2, 255]],
    ["int16", [-1, 2, 3], Int16Array.of(-1, 2, 3), [-1, 2, 3]],
    ["uint16", [1, 2, 65535], Uint16Array.of(1, 2, 65535), [1, 2, 65535]],
    ["int32", [-1, 2, 3], Int32Array.of(-1, 2, 3), [-1, 2, 3]],
    ["uint32", [1, 2, 4294967295], Uint32Array.of(1, 2, 4294967295), [1, 2, 4294967295]],
    ["int64", [-1n, 2n, 3n], BigInt64Array.of(-1n, 2n, 3n), [-1n, 2n, 3n]],
    ["uint64", [1n, 2n, 3n], BigUint64Array.of(1n, 2n, 3n), [1n, 2n, 3n]],
    [
      "float16",
      [1, 0.1, -Infinity],
      Float32Array.of(1, 0.0999755859375, -Infinity),
      [1, 0.0999755859375, -Infinity],
    ],
    ["bfloat16", [1, 0.1, NaN], Float32Array.of(1, 0.10009765625, NaN), [1, 0.10009765625, NaN]],
    ["float32", [1, 0.5, -0], Float32Array.of(1, 0.5, -0), [1, 0.5, -0]],
    ["float64", [1, 0.1, NaN], Float64Array.of(1, 0.1, NaN), [1, 0.1, NaN]],
    [
      "complex64",
      [{ re: 1, im: 2 }, 3, 4],
      Float32Array.of(1, 2, 3, 0, 4, 0),
      [
        { re: 1, im: 2 },
        { re: 3, im: 0 },
        { re: 4, im: 0 },
      ],
    ],
    [
      "complex128",
      [{ re: 0.1, im: 2 }, 3, 4],
      Float64Array.of(0.1, 2, 3, 0, 4, 0),
      [
        { re: 0.1, im: 2 },
        { re: 3, im: 0 },
        { re: 4, im: 0 },
      ],
    ],
    ["string", ["a", "b", "c"], ["a", "b", "c"], ["a", "b", "c"]],
  ];

  it.each(read)("%s", async (dtype, values, data, array) => {
    const x: Tensor = constant(values as number[], { dtype });
    expect(x.dataSync()).toEqual(data);
    expect(await x.data()).toEqual(data);
    expect(x.arraySync()).toEqual(array);
    expect(await x.array()).toEqual(array);
    expect([x.numpy().toArray(), x.numpy().dtype]).toEqual([array, dtype]);
  });

  it.each(read)(
    "%s through strides: backwards, skipping, repeating",
    async (dtype, values, _, array) => {
      const x: Tensor = constant(values as number[], { dtype });
      const [a, b, c] = array as [unknown, unknown, unknown];
      const views: [Tensor, unknown][] = [
        [window(x, [3], [-1], 2), [c, b, a]],
        [window(x, [2], [2]), [a, c]],
        [
          window(x, [2, 2], [0, 1], 1),
          [
            [b, c],
            [b, c],
          ],
        ],
        [
          window(x, [2, 2], [-1, 1], 1),
          [
            [b, c],
            [a, b],
          ],
        ],
        [window(x, [], [], 1), b],
        [window(x, [0, 2], [7, -7], 1), []],
        [window(window(x, [3], [-1], 2), [2], [2], -2), [a, c]],
      ];
      for (const [view, want] of views) {
        expect(view.arraySync()).toEqual(want);
        expect(await view.array()).toEqual(want);
        expect(view.numpy().toArray()).toEqual(want);
        const flat: Tensor = constant([want].flat(2) as number[], { dtype });
        expect(view.dataSync()).toEqual(flat.dataSync());
        expect(await view.data()).toEqual(flat.dataSync());
      }
    },
  );

  it("a large view in order, and leaves no copy behind", async () => {
    const x = constant(Int32Array.from({ length: 6000 }, (_, i) => i));
    const turned = window(x, [60, 100], [1, 60]);
    const want = Int32Array.from({ length: 6000 }, (_, i) => (i % 100) * 60 + Math.floor(i / 100));
    const before = memory().tensors;
    expect(turned.dataSync()).toEqual(want);
    expect(scope(() => turned.dataSync())).toEqual(want);
    expect(await turned.data()).toEqual(want);
    const nothing: Executor = {
      execute: () => [],
      read: (v) => v.held,
      assign: () => {},
    };
    expect(withExecutor(nothing, () => turned.dataSync())).toEqual(want);
    expect(memory().tensors).toBe(before);
    turned.dispose();
    await expect(turned.data()).rejects.toThrow("has been disposed");
  });

  it("gives copies", () => {
    const x = constant([1, 2]);
    x.dataSync()[0] = 9;
    (x.numpy().data as Float32Array)[0] = 9;
    expect(x.arraySync()).toEqual([1, 2]);
  });

  it("says what to await where a device cannot be read at once", async () => {
    const x = onDevice([1, 2]);
    expect(await x.data()).toEqual(Float32Array.of(1, 2));
    expect(await x.array()).toEqual([1, 2]);
    expect(() => x.dataSync()).toThrow(
      refused(
        "UnsupportedError",
        "dataSync: the device backend cannot be read at once: use await x.data()",
      ),
    );
    expect(() => x.arraySync()).toThrow(
      refused(
        "UnsupportedError",
        "arraySync: the device backend cannot be read at once: use await x.array()",
      ),
    );
    expect(() => x.numpy()).toThrow(
      refused(
        "UnsupportedError",
        "numpy: the device backend cannot be read at once: use await x.data()",
      ),
    );
    expect(x.toString()).toBe("tf.Tensor(<on the device>, shape=(2,), dtype=float32)");
  });
});

describe("text", () => {
  const inspect = (x: Tensor): string =>
    (x as unknown as Record<symbol, () => string>)[Symbol.for("nodejs.util.inspect.custom")]!();

  it("is TensorFlow's", () => {
    const x = constant([4, 6], { dtype: "int32" });
    expect(x.toString()).toBe("tf.Tensor([4 6], shape=(2,), dtype=int32)");
    expect(inspect(x)).toBe("tf.Tensor([4 6], shape=(2,), dtype=int32)");
    expect(
      window(
        constant([
          [1, 2],
          [3, 4],
        ]),
        [2, 2],
        [1, 2],
      ).toString(),
    ).toBe("tf.Tensor(\n[[1. 3.]\n [2. 4.]], shape=(2, 2), dtype=float32)");
    expect(`hello, ${constant(4, { dtype: "int32" })}`).toBe("hello, 4");
    expect(`${x}`).toBe("[4 6]");
  });

  it("is there for the disposed and the symbolic", () => {
    const x = constant([1]);
    x.dispose();
    expect(inspect(x)).toBe("tf.Tensor(<disposed>, shape=(1,), dtype=float32)");
    expect(new Tensor(layoutOf([2, 1], "int8"), undefined).toString()).toBe(
      "tf.Tensor(<symbolic>, shape=(2, 1), dtype=int8)",
    );
  });

  it("refuses operators", () => {
    const x = constant(2) as unknown as number;
    const error = refused(
      "ArgumentError",
      "Tensor: JavaScript operators do not work on tensors: use methods, as in x.add(1), x.neg(), x.less(y), or read the value with x.arraySync()",
    );
    for (const run of [() => -x, () => x + 1, () => x < 1, () => x * x]) expect(run).toThrow(error);
  });
});

describe("dispose", () => {
  const gone = (op: string): Error =>
    refused(
      "DisposedError",
      `${op}: a int32 tensor of shape [2, 1] has been disposed: keep it out of the scope that freed it, or return it from there`,
    );

  it("frees once, and every use says which one came too late", async () => {
    const x = constant([[1], [2]], { dtype: "int32" });
    x.dispose();
    x.dispose();
    expect([x.isDisposed, x.shape]).toEqual([true, [2, 1]]);
    expect(() => x.dataSync()).toThrow(gone("dataSync"));
    expect(() => x.arraySync()).toThrow(gone("arraySync"));
    expect(() => x.numpy()).toThrow(gone("numpy"));
    expect(() => `${x}`).toThrow(gone("toString"));
    expect(() => window(x, [1], [1])).toThrow(gone("window"));
    await expect(x.data()).rejects.toThrow(gone("data"));
    await expect(x.array()).rejects.toThrow(gone("array"));
  });

  it("leaves views of the same elements alive", () => {
    const x = constant([1, 2, 3]);
    const view = window(x, [2], [1], 1);
    x.dispose();
    expect(view.arraySync()).toEqual([2, 3]);
    view.dispose();
    expect(view.isDisposed).toBe(true);
  });

  it.each([false, true])("gives the buffer back with the last of them (%s)", (collected) => {
    const freed: object[] = [];
    const backend = reference();
    setBackend({
      ...backend,
      caps: { ...backend.caps, collected },
      free: (b) => freed.push(b),
    });
    const x = constant([1, 2, 3]);
    const view = window(x, [2], [1], 1);
    view.dispose();
    view.dispose();
    expect(freed).toEqual([]);
    x.dispose();
    expect(freed).toEqual([Float32Array.of(1, 2, 3)]);
    setBackend(reference());
  });

  it("happens at the end of `using`", () => {
    const x = constant(1);
    x[dispose]();
    expect(x.isDisposed).toBe(true);
    let y: Tensor;
    {
      using z = constant(2);
      y = z;
      expect(y.isDisposed).toBe(false);
    }
    expect(y.isDisposed).toBe(true);
  });
});

describe("a symbolic tensor", () => {
  it("has no value, and says how to go on without", () => {
    const x: Tensor = new Tensor(layoutOf([3], "float32"), undefined);
    const way =
      "a float32 tensor of shape [3] has no value while a function is traced: branch with cond or where, loop with whileLoop";
    expect([x.shape, x.isDisposed]).toEqual([[3], false]);
    expect(() => x.arraySync()).toThrow(refused("TraceError", `arraySync: ${way}`));
    expect(() => `${x}`).toThrow(refused("TraceError", `toString: ${way}`));
    x.dispose();
    expect(x.isDisposed).toBe(true);
  });
});

describe("NdArray of a tensor", () => {
  it("is one, with strides", () => {
    const x = window(
      constant([
        [1, 2],
        [3, 4],
      ]),
      [2, 2],
      [1, -2],
      2,
    ).numpy();
    expect(x).toBeInstanceOf(NdArray);
    expect([x.strides, x.offset, x.get(0, 1)]).toEqual([[1, -2], 2, 1]);
  });
});
