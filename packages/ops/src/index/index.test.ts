import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, expect, it } from "vitest";
import { booleanMask } from "./booleanMask.ts";
import { gather } from "./gather.ts";
import { gatherNd } from "./gatherNd.ts";
import { oneHot } from "./oneHot.ts";
import { scatterNd } from "./scatterNd.ts";
import { takeAlongAxis } from "./takeAlongAxis.ts";
import { tensorScatterNdAdd } from "./tensorScatterNdAdd.ts";
import { tensorScatterNdUpdate } from "./tensorScatterNdUpdate.ts";

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
    call(gather, [1, 2, 3], 5),
    "gather: index 5 is out of range for axis 0 of [3]: it has indices 0 to 2",
  ],
  [
    call(gather, x, [0, -1], { axis: 1 }),
    "gather: index -1 is out of range for axis 1 of [2, 3]: it has indices 0 to 2",
  ],
  [call(gather, [], [0]), "gather: index 0 is out of range for axis 0 of [0]: the axis is empty"],
  [call(gather, 3, 0), "gather: axis 0 is out of range: a scalar has no axes"],
  [
    () => gather(x, constant([0, 1])),
    'gather: indices must be integers, got float32: cast them, as in cast(indices, "int32")',
  ],
  [
    () => gather(x, constant([true])),
    'gather: indices must be integers, got bool: cast them, as in cast(indices, "int32")',
  ],
  [
    call(gather, x, [0.5]),
    "gather: cannot represent 0.5 as int32; round or clip it first, or give another dtype",
  ],
  [
    () => gather(x, constant([2n ** 32n])),
    "gather: index 4294967296 is out of range for axis 0 of [2, 3]: it has indices 0 to 1",
  ],
  [call(gather, x, [0], { axis: 2 }), "gather: axis 2 is out of range: rank 2 has axes -2 to 1"],
  [
    call(gather, x, [0], { batchDims: 2 }),
    "gather: batchDims 2 is out of range: params and indices can share 0 to 1 axes here",
  ],
  [
    call(gather, x, [[0], [1]], { batchDims: 1, axis: 0 }),
    "gather: axis 0 is one of the 1 batch axes: pick along axis 1 or a later one",
  ],
  [
    call(gather, x, [[0]], { batchDims: 1 }),
    "gather: batches of params [2, 3] and indices [1, 1] differ: sizes 2 and 1 on axis 0",
  ],
  [
    () => oneHot(constant([1.5]), 3),
    'oneHot: indices must be integers, got float32: cast them, as in cast(indices, "int32")',
  ],
  [call(oneHot, [0], -1), "oneHot: depth must be 0 or more, got -1"],
  [
    call(oneHot, [0], 2, { dtype: "complex64" }),
    "oneHot: gives bool, integers or floats, not complex64: cast what it gives",
  ],
  [
    call(gatherNd, x, 0),
    "gatherNd: indices must have an axis, the last, that holds the places of one element: got a scalar",
  ],
  [call(gatherNd, x, [[0, 0, 0]]), "gatherNd: indices [1, 3] name 3 axes, [2, 3] has 2"],
  [
    call(
      gatherNd,
      x,
      [
        [0, 0],
        [0, 0],
      ],
      { batchDims: 1 },
    ),
    "gatherNd: indices [2, 2] name 2 axes, [2, 3] has 1 after 1 batch axes",
  ],
  [
    call(gatherNd, x, [[0, 5]]),
    "gatherNd: index 5 is out of range for axis 1 of [2, 3]: it has indices 0 to 2",
  ],
  [
    call(scatterNd, [[0]], [1, 2], [3]),
    "scatterNd: updates [2] do not fit: indices [1, 1] pick [1] out of [3]",
  ],
  [
    call(scatterNd, [[3]], [1], [3]),
    "scatterNd: index 3 is out of range for axis 0 of [3]: it has indices 0 to 2",
  ],
  [
    call(tensorScatterNdAdd, x, [[0]], [[1, 2]]),
    "tensorScatterNdAdd: updates [1, 2] do not fit: indices [1, 1] pick [1, 3] out of [2, 3]",
  ],
  [
    () => tensorScatterNdAdd(x, [[0]], constant([[1, 2, 3]], { dtype: "int32" })),
    "tensorScatterNdAdd: dtypes float32 and int32 differ: cast one of them with tf.cast",
  ],
  [
    call(tensorScatterNdUpdate, x, [[2]], [[1, 2, 3]]),
    "tensorScatterNdUpdate: index 2 is out of range for axis 0 of [2, 3]: it has indices 0 to 1",
  ],
  [
    call(booleanMask, x, [1, 0]),
    "booleanMask: the mask must be bool, got float32: compare it first, as in notEqual(mask, 0)",
  ],
  [call(booleanMask, x, true), "booleanMask: the mask must have an axis, got a scalar"],
  [
    call(booleanMask, x, [true, false, true]),
    "booleanMask: a mask of [3] does not fit [2, 3] from axis 0 on",
  ],
  [
    call(takeAlongAxis, x, [[0]], 1),
    "takeAlongAxis: indices [1, 1] do not fit [2, 3]: all sizes but that of axis 1 must be equal",
  ],
  [
    call(takeAlongAxis, x, [[0], [3]], 1),
    "takeAlongAxis: index 3 is out of range for axis 1 of [2, 3]: it has indices 0 to 2",
  ],
])("refuses: %#", (fn, message) => expect(fn).toThrow(expect.objectContaining({ message })));

it("gives zeros, drops updates and takes no other element for indices that nobody could check", () => {
  // A backend that cannot be read at once.
  const { readSync: _, ...blind } = reference();
  const seen = reference();
  setBackend({ ...blind, name: "blind" });
  try {
    const rows = gather(x, [2, 1, -1]);
    const places = gatherNd(x, [
      [0, 3],
      [1, -1],
      [1, 2],
    ]);
    const wide = gather([1, 2], constant([2n ** 32n, 1n]));
    const taken = takeAlongAxis(x, [[3], [0]], 1);
    const added = scatterNd(
      [
        [0, 3],
        [1, -1],
        [1, 2],
      ],
      [7, 8, 9],
      [2, 3],
    );
    return Promise.all([rows, places, wide, taken, added].map((t) => t.array())).then((all) =>
      expect(all).toEqual([
        [
          [0, 0, 0],
          [4, 5, 6],
          [0, 0, 0],
        ],
        [0, 0, 6],
        [0, 2],
        [[0], [4]],
        [
          [0, 0, 0],
          [0, 0, 9],
        ],
      ]),
    );
  } finally {
    setBackend(seen);
  }
});

it("picks elements of any dtype", () => {
  expect(gather(["a", "b"], [1, 0, 1]).arraySync()).toEqual(["b", "a", "b"]);
  expect(
    gatherNd(
      constant([
        { re: 1, im: 2 },
        { re: 3, im: 4 },
      ]),
      [[1]],
    ).arraySync(),
  ).toEqual([{ re: 3, im: 4 }]);
  expect(takeAlongAxis([1n, 2n], [1], 0).arraySync()).toEqual([2n]);
  expect(tensorScatterNdUpdate(["a", "b"], [[0]], ["z"]).arraySync()).toEqual(["z", "b"]);
  expect(
    gather(constant([1, 2, 3], { dtype: "uint8" }), constant([2], { dtype: "uint8" })).arraySync(),
  ).toEqual([3]);
});

it("counts the last of several updates, and adds them all", () => {
  expect(tensorScatterNdUpdate([0, 0], [[1], [1]], [5, 6]).arraySync()).toEqual([0, 6]);
  expect(tensorScatterNdAdd([1, 1], [[1], [1]], [5, 6]).arraySync()).toEqual([1, 12]);
});

it("finds nothing hot where no index fits", () => {
  expect(oneHot(constant([-1n, 2n ** 33n, 1n]), 2).arraySync()).toEqual([
    [0, 0],
    [0, 0],
    [0, 1],
  ]);
  expect(oneHot(constant([200], { dtype: "uint8" }), 300).arraySync()).toEqual([
    Array.from({ length: 300 }, (_, i) => (i === 200 ? 1 : 0)),
  ]);
  expect(oneHot([1], 2, { dtype: "bool" }).arraySync()).toEqual([[false, true]]);
  expect(oneHot([1], 0).shape).toEqual([1, 0]);
});
