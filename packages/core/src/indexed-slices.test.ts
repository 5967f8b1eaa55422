import { beforeAll, describe, expect, it } from "vitest";
import { isIndexedSlices, isTensor } from "./brand.ts";
import { constant } from "./convert.ts";
import { dispatch1 } from "./dispatch.ts";
import { setBackend } from "./eager.ts";
import { DisposedError, type GradtapeError } from "./errors.ts";
import { IndexedSlices, sumOfRows } from "./indexed-slices.ts";
import { memory } from "./memory.ts";
import { defineOp, NONE, type OpRecord } from "./op.ts";
import { reference } from "./reference.ts";
import { keep, scope } from "./scope.ts";
import type { Shape } from "./shape/shape.ts";
import type { Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

const backend = { ...reference(), name: "rows" };
beforeAll(() => setBackend(backend));

const ofRows: Pick<OpRecord<{ readonly shape: Shape }>, "infer" | "lower"> = {
  infer: ([values], { shape }) => [{ shape, dtype: values.dtype }],
  lower: sumOfRows,
};
const rowsOp = defineOp<{ readonly shape: Shape }>({
  name: "rows",
  ...ofRows,
  sparse: ([values, indices]) => ({ values, indices }),
});
const rows = (values: Tensor, indices: readonly number[], shape: Shape): IndexedSlices =>
  dispatch1(rowsOp, [values, constant(indices, { dtype: "int32" })], { shape }) as IndexedSlices;
const example = (): IndexedSlices =>
  rows(
    constant([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
    [3, 0, 3],
    [4, 2],
  );
const whole = [
  [3, 4],
  [0, 0],
  [0, 0],
  [6, 8],
];

describe("slices", () => {
  it("are a tensor, whose elements are computed when somebody asks", () => {
    const g = example();
    expect([isIndexedSlices(g), isTensor(g), g instanceof IndexedSlices]).toEqual([
      true,
      true,
      true,
    ]);
    expect([g.shape, g.denseShape, g.dtype, g.rank, g.size]).toEqual([
      [4, 2],
      [4, 2],
      "float32",
      2,
      8,
    ]);
    expect(g.arraySync()).toEqual(whole);
    expect(isIndexedSlices(constant([1]))).toBe(false);
  });

  it("are computed once, and not for their rows", () => {
    const before = memory().tensors;
    const g = example();
    const held = memory().tensors - before; // rows and indices
    expect(g.values.arraySync()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect([...g.indices.dataSync()]).toEqual([3, 0, 3]);
    expect(memory().tensors - before).toBe(held);
    g.arraySync();
    expect(memory().tensors - before).toBe(held + 1);
    g.arraySync();
    expect(memory().tensors - before).toBe(held + 1);
  });

  it("leave out rows that are out of range, and take none", () => {
    expect(rows(constant([1, 2, 3]), [2, -1, 5], [3]).arraySync()).toEqual([0, 0, 1]);
    expect(rows(constant([]), [], [2]).arraySync()).toEqual([0, 0]);
  });

  it("go where tensors go: into ops, variables and data", async () => {
    const copy = defineOp({
      name: "copy",
      infer: ([x]) => [x],
      view: (x) => ({ ...x, offset: 0 }),
    });
    expect(dispatch1(copy, [example()], NONE).arraySync()).toEqual(whole);
    expect(new Variable(example()).arraySync()).toEqual(whole);
    expect([...(await example().data())]).toEqual(whole.flat());
    expect(`${rows(constant([1]), [1], [2])}`).toBe("[0. 1.]");
  });
});

describe("memory", () => {
  it("goes with them, also that of elements already computed", () => {
    const before = memory();
    const values = constant([1, 2]);
    const g = rows(values, [0, 1], [9]);
    values.dispose();
    expect(g.arraySync()).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 0]);
    g.dispose();
    g.dispose();
    expect(g.isDisposed).toBe(true);
    // The indices are a tensor of their own, which nobody disposed of.
    expect(memory().bytes - before.bytes).toBe(8);
    for (const use of [() => g.arraySync(), () => g.values, () => g.indices])
      expect(use).toThrow(DisposedError);
  });

  it("goes with a scope, unless they come out of it or are kept", () => {
    let inner!: IndexedSlices;
    let kept!: IndexedSlices;
    const g = scope(() => {
      inner = example();
      kept = keep(example());
      return example();
    });
    expect([inner.isDisposed, kept.isDisposed, g.isDisposed]).toEqual([true, false, false]);
    expect([kept.arraySync(), g.arraySync()]).toEqual([whole, whole]);
  });

  it("does not go with rows that were asked for, nor these with the slices", () => {
    const values = scope(() => example().values);
    expect(values.size).toBe(6);
    expect(values.arraySync()).toBeDefined();
    const g = example();
    g.values.dispose();
    expect(g.arraySync()).toEqual(whole);
  });
});

describe("printing", () => {
  it("is TensorFlow's", () => {
    expect(example().toString()).toBe(
      "IndexedSlices(indices=tf.Tensor([3 0 3], shape=(3,), dtype=int32), values=tf.Tensor(\n" +
        "[[1. 2.]\n [3. 4.]\n [5. 6.]], shape=(3, 2), dtype=float32), " +
        "dense_shape=tf.Tensor([4 2], shape=(2,), dtype=int32))",
    );
  });

  it("tells what cannot be read", () => {
    const g = example();
    g.dispose();
    expect(g.toString()).toBe(
      "IndexedSlices(indices=tf.Tensor(<disposed>, shape=(3,), dtype=int32), values=tf.Tensor(<disposed>, shape=(3, 2), dtype=float32), dense_shape=tf.Tensor([4 2], shape=(2,), dtype=int32))",
    );
    const { readSync: _, ...device } = reference();
    setBackend(device);
    try {
      expect(example().toString()).toBe(
        "IndexedSlices(indices=tf.Tensor(<on the device>, shape=(3,), dtype=int32), values=tf.Tensor(<on the device>, shape=(3, 2), dtype=float32), dense_shape=tf.Tensor([4 2], shape=(2,), dtype=int32))",
      );
    } finally {
      setBackend(backend);
    }
  });
});

it("refuses a call that the op's rules refuse, before there are any slices", () => {
  const strict = defineOp<{ readonly shape: Shape }>({
    name: "strict",
    ...ofRows,
    sparse: ([values, indices]) => ({ values, indices }),
    validate() {
      throw new DisposedError("strict", "checked");
    },
  });
  expect(() =>
    dispatch1(strict, [constant([1]), constant([0], { dtype: "int32" })], { shape: [1] }),
  ).toThrow(expect.objectContaining({ message: "strict: checked" }) as GradtapeError);
});
