import { constant, setBackend, type Tensor, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, expect, it } from "vitest";
import { at } from "./at.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { concat } from "./concat.ts";
import { expandDims } from "./expandDims.ts";
import { pad } from "./pad.ts";
import { reshape } from "./reshape.ts";
import { reverse } from "./reverse.ts";
import { slice } from "./slice.ts";
import { split } from "./split.ts";
import { squeeze } from "./squeeze.ts";
import { stack } from "./stack.ts";
import { stridedSlice } from "./stridedSlice.ts";
import { tile } from "./tile.ts";
import { unstack } from "./unstack.ts";

beforeAll(() => setBackend(reference()));

const x = [
  [1, 2, 3],
  [4, 5, 6],
];
const call =
  (fn: unknown, ...args: unknown[]) =>
  () =>
    (fn as (...args: unknown[]) => unknown)(...args);

it.each([
  [
    call(expandDims, x, 3),
    "expandDims: axis 3 is out of range: [2, 3] takes a new axis at -3 to 2",
  ],
  [call(squeeze, x, 0), "squeeze: cannot squeeze axis 0 of [2, 3]: its size is 2, not 1"],
  [() => call(concat, constant(x))(), "concat: takes an array of tensors, got a tensor"],
  [call(concat, 3), "concat: takes an array of tensors, got 3"],
  [call(concat, []), "concat: needs at least one tensor, got none"],
  [call(concat, [x, [1, 2]]), "concat: cannot concat [2, 3] with [2]: ranks 2 and 1 differ"],
  [
    call(concat, [x, [[1, 2]]]),
    "concat: cannot concat [2, 3] with [1, 2] along axis 0: sizes 3 and 2 differ",
  ],
  [
    () => call(concat, [constant(x), constant(x, { dtype: "int32" })])(),
    "concat: dtypes float32 and int32 differ: cast one of them with tf.cast",
  ],
  [call(concat, [x, x], 2), "concat: axis 2 is out of range: rank 2 has axes -2 to 1"],
  [call(stack, []), "stack: needs at least one tensor, got none"],
  [call(stack, [x, [1, 2]]), "stack: cannot stack [2, 3] with [2]: ranks 2 and 1 differ"],
  [call(unstack, 3), "unstack: axis 0 is out of range: a scalar has no axes"],
  [
    call(split, x, 2, 1),
    "split: cannot split axis 1 of [2, 3] into 2 equal parts: 3 does not divide by 2; give the sizes as an array",
  ],
  [
    call(split, x, [1, 1], 1),
    "split: cannot split axis 1 of [2, 3] into [1, 1]: the sizes add up to 2, not 3",
  ],
  [call(tile, x, [2]), "tile: multiples [2] do not fit [2, 3]: give one number for each axis"],
  [call(tile, x, [2, -1]), "tile: multiples must be 0 or more: number 1 is -1 in [2, -1]"],
  [
    call(pad, x, [[1, 1]]),
    "pad: paddings for 1 axes do not fit [2, 3]: give one [before, after] for each axis",
  ],
  [
    call(pad, x, [
      [1, 1],
      [-1, 0],
    ]),
    "pad: paddings[1] must be two integers of 0 or more, [before, after], got [-1, 0]",
  ],
  [
    call(
      pad,
      x,
      [
        [0, 0],
        [0, 3],
      ],
      { mode: "reflect" },
    ),
    'pad: cannot pad axis 1 of [2, 3] by [0, 3] in mode "reflect": its size allows 2 at most',
  ],
  [
    call(
      pad,
      x,
      [
        [3, 0],
        [0, 4],
      ],
      { mode: "symmetric" },
    ),
    'pad: cannot pad axis 0 of [2, 3] by [3, 0] in mode "symmetric": its size allows 2 at most',
  ],
  [
    call(
      pad,
      x,
      [
        [0, 0],
        [0, 0],
      ],
      { mode: "REFLECT" },
    ),
    'pad: mode is "REFLECT": give "constant" or "reflect" or "symmetric"',
  ],
  [
    call(
      pad,
      x,
      [
        [0, 0],
        [0, 0],
      ],
      { mode: "reflect", constantValues: 1 },
    ),
    'pad: constantValues has no meaning in mode "reflect"',
  ],
  [
    () => pad(constant([1], { dtype: "int32" }), [[1, 1]], { constantValues: 0.5 }),
    "pad: cannot represent 0.5 as int32; round or clip it first, or give another dtype",
  ],
  [
    call(slice, x, [0, 0], [3, 1]),
    "slice: cannot take 3 from 0 on axis 0 of [2, 3]: its size is 2",
  ],
  [call(slice, x, [0], [1]), "slice: size [1] does not fit [2, 3]: give one number for each axis"],
  [
    call(stridedSlice, x, [0], [1, 2]),
    "stridedSlice: begin, end and strides must be of one length, got 1, 2 and 1",
  ],
  [
    call(stridedSlice, x, [0], [1], { strides: [0] }),
    "stridedSlice: the step of a range must not be 0: it is on axis 0",
  ],
  [
    call(stridedSlice, x, [5], [6], { shrinkAxisMask: 1 }),
    "stridedSlice: index 5 is out of range for axis 0 of [2, 3]: it has indices -2 to 1",
  ],
  [call(reverse, x), "reverse: needs an axis, or an array of axes"],
  [call(reverse, x, [0, -2]), "reverse: axes 0 and -2 are the same axis"],
])("refuses: %#", (fn, message) => expect(fn).toThrow(expect.objectContaining({ message })));

it.each([
  ["string", ["a", "b"], ["", "a", "b", "", ""]],
  [
    "complex64",
    [{ re: 1, im: 2 }],
    [
      { re: 0, im: 0 },
      { re: 1, im: 2 },
      { re: 0, im: 0 },
      { re: 0, im: 0 },
    ],
  ],
  ["int64", [1n, 2n], [0n, 1n, 2n, 0n, 0n]],
] as const)(
  "moves elements of dtypes that kernels cannot compute with: %s",
  (dtype, values, padded) => {
    const t = constant(values as readonly TensorLike[], { dtype }) as Tensor;
    expect(pad(t, [[1, 2]]).arraySync()).toEqual(padded);
    expect(reverse(t, 0).arraySync()).toEqual([...values].toReversed());
    expect(concat([t, t]).arraySync()).toEqual([...values, ...values]);
    expect(stack([t, t]).arraySync()).toEqual([values, values]);
    expect(tile(t, [2]).arraySync()).toEqual([...values, ...values]);
    expect(at(t, -1, null).arraySync()).toEqual([values.at(-1)]);
  },
);

it("pads with other values than zero, whatever the dtype", () => {
  expect(pad(constant(["a"]), [[1, 0]], { constantValues: "z" }).arraySync()).toEqual(["z", "a"]);
  expect(pad(constant([{ re: 1, im: 2 }]), [[0, 1]], { constantValues: 3 }).arraySync()).toEqual([
    { re: 1, im: 2 },
    { re: 3, im: 0 },
  ]);
  expect(pad(constant([true]), [[1, 0]], { constantValues: true }).arraySync()).toEqual([
    true,
    true,
  ]);
  expect(pad(constant([1n]), [[1, 0]], { constantValues: 2n ** 40n }).arraySync()).toEqual([
    2n ** 40n,
    1n,
  ]);
});

it("takes the dtype of the first tensor for JavaScript numbers", () => {
  const i = constant([1, 2], { dtype: "int32" });
  expect(concat([[7], i]).dtype).toBe("int32");
  expect(stack([[7, 8], i]).arraySync()).toEqual([
    [7, 8],
    [1, 2],
  ]);
});

it("copies nothing for views", () => {
  const t = constant(x);
  for (const view of [
    expandDims(t, 0),
    reverse(t, 1),
    slice(t, [0, 1], [2, 2]),
    stridedSlice(t, [-1], [0], { strides: [-1] }),
    at(t, 1),
    ...unstack(t, 1),
  ]) {
    expect(view.storage?.buffer).toBe(t.storage?.buffer);
  }
});

it("does not mind a caller who changes a list afterwards", () => {
  const t = constant([1, 2, 3, 4, 5, 6]);
  const to = [2, 3];
  expect(reshape(t, to).shape).toEqual([2, 3]);
  to.reverse();
  expect(reshape(t, to).shape).toEqual([3, 2]);
  const wide = [2, 6];
  expect(broadcastTo(t, wide).shape).toEqual([2, 6]);
  wide[0] = 3;
  expect(broadcastTo(t, wide).shape).toEqual([3, 6]);
});
