// repr, where toString is tested elsewhere.
import { expect, test } from "vitest";
import {
  ArgumentError,
  constant,
  IndexedSlices,
  NdArray,
  repr,
  setBackend,
  Variable,
} from "./index.ts";
import { layoutOf } from "./internal.ts";
import { reference } from "./reference.ts";
import { Tensor } from "./tensor.ts";

setBackend(reference());

test("tensors, as TensorFlow shows them", () => {
  expect(repr(constant([1, 2]))).toBe(
    "<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>",
  );
  expect(repr(constant(3, { dtype: "int32" }))).toBe("<tf.Tensor: shape=(), dtype=int32, numpy=3>");
  expect(repr(constant([[1n], [2n]]))).toBe(
    "<tf.Tensor: shape=(2, 1), dtype=int64, numpy=\narray([[1],\n       [2]])>",
  );
});

test("variables and host arrays", () => {
  const v = new Variable([1, 2], { name: "v" });
  expect(repr(v)).toBe(
    "<tf.Variable 'v:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>",
  );
  expect(repr(v.numpy())).toBe("array([1., 2.], dtype=float32)");
  expect(
    repr(new NdArray(new Float64Array([1, 2, 3, 4]), [2, 2], "float64", { strides: [1, 2] })),
  ).toBe("array([[1., 3.],\n       [2., 4.]])");
});

test("rows show as they print, and are not made whole", () => {
  const rows = { values: constant([[5]]), indices: constant([1], { dtype: "int32" }) };
  const slices = new IndexedSlices(layoutOf([3, 1], "float32"), rows, () => {
    throw new Error("computed");
  });
  expect(repr(slices)).toBe(slices.toString());
});

test("tensors without elements to read", () => {
  const x = constant([1, 2]);
  x.dispose();
  expect(repr(x)).toBe("<tf.Tensor: shape=(2,), dtype=float32, numpy=<disposed>>");
  const symbolic = new Tensor(layoutOf([2], "int32"), undefined);
  expect(repr(symbolic)).toBe("<tf.Tensor: shape=(2,), dtype=int32, numpy=<symbolic>>");
});

test.each([
  [3, "3"],
  [null, "null"],
  [undefined, "undefined"],
  [[1, 2], "[1, 2]"],
  [{ shape: [2] }, "an object"],
])("refuses %s", (x, shown) => {
  const call = () => repr(x as never);
  expect(call).toThrow(ArgumentError);
  expect(call).toThrow(
    `repr: takes a tensor, a variable or an NdArray, got ${shown}: make a tensor of it first, with constant`,
  );
});
