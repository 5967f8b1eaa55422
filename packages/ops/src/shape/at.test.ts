import {
  constant,
  setBackend,
  Variable,
  type Index,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it, test } from "vitest";
import { range } from "../create/range.ts";
import { at } from "./at.ts";
import { NUMPY_INDEXING } from "./at-numpy.ts";
import { reshape } from "./reshape.ts";

beforeAll(() => setBackend(reference()));

type At = (x: TensorLike, ...index: readonly unknown[]) => Tensor;
const take = at as unknown as At;
const int = (values: unknown): Tensor =>
  constant(values as number, typeof [values].flat(9)[0] === "boolean" ? {} : { dtype: "int32" });

/** Lines of the table: `element` are the positions of the part's elements, `undefined` where there is no part. */
const lines = NUMPY_INDEXING.trim()
  .split("\n")
  .map((name) => {
    const [shape, index, part, digits = ""] = name.split(" ");
    const elements = [...digits].map((d) => Number.parseInt(d, 36));
    return {
      name,
      shape: JSON.parse(shape!) as number[],
      index: JSON.parse(index!) as unknown[],
      part: part === "error" ? undefined : (JSON.parse(part!) as number[]),
      elements,
    };
  });

/** Arrays in an index as they are (but for scalars, which JavaScript has none of), or as tensors. */
const written = (index: readonly unknown[], tensors: boolean): unknown[] =>
  index.map((p) => {
    if (Array.isArray(p)) return tensors ? int(p) : p;
    return typeof p === "object" && p !== null ? int((p as { scalar: unknown }).scalar) : p;
  });
const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const numbered = (shape: readonly number[]): Tensor =>
  reshape(range(size(shape), { dtype: "int32" }), [...shape]);

describe("as NumPy", () => {
  test("the table is there", () => {
    expect(lines.length).toBeGreaterThan(350);
    expect(lines.filter((l) => l.part === undefined).length).toBeGreaterThan(30);
  });

  test.each(lines.filter((l) => l.part))("$name", ({ shape, index, part, elements }) => {
    for (const tensors of [false, true]) {
      const y = take(numbered(shape), ...written(index, tensors));
      expect([y.shape, [...y.dataSync()]]).toEqual([part, elements]);
    }
  });

  test.each(lines.filter((l) => !l.part))("$name", ({ shape, index }) => {
    for (const tensors of [false, true]) {
      expect(() => take(numbered(shape), ...written(index, tensors))).toThrow(
        expect.objectContaining({ name: "ShapeError" }),
      );
    }
  });

  test.each(lines.filter((l) => l.part))(
    "assigning to $name",
    ({ shape, index, part, elements }) => {
      const values = elements.map((_, i) => 100 + i);
      const value = constant(values, { dtype: "int32", shape: part! });
      const assigned = Array.from({ length: size(shape) }, (_, i) => i);
      const added = [...assigned];
      elements.forEach((p, i) => {
        assigned[p] = values[i]!;
        added[p]! += values[i]!;
      });
      const v = new Variable(numbered(shape));
      const slice = take(v, ...written(index, false)) as unknown as Record<
        "assign" | "assignAdd" | "assignSub",
        (x: TensorLike) => Variable
      >;
      expect(slice.assignAdd(value)).toBe(v);
      expect([...v.dataSync()]).toEqual(added);
      expect([...slice.assignSub(value).dataSync()]).toEqual([...numbered(shape).dataSync()]);
      expect([...slice.assign(value).dataSync()]).toEqual(assigned);
    },
  );
});

const x = [
  [1, 2, 3],
  [4, 5, 6],
];

it("takes index arrays of any kind", () => {
  const want = [
    [3, 1],
    [6, 4],
  ];
  const arrays = [
    new Uint8Array([2, 0]),
    new BigInt64Array([-1n, -3n]),
    { data: new Int16Array([2, 0]), shape: [2] },
    [2n, 0n],
    new Variable([2, 0], { dtype: "int32" }),
    constant([2, 0], { dtype: "uint64" }),
    constant([-1, 0], { dtype: "int8" }),
  ];
  for (const array of arrays) expect(take(x, ":", array).arraySync()).toEqual(want);
  expect(at([..."abc"], [2, -3]).arraySync()).toEqual(["c", "a"]);
  expect(at(constant([1n, 2n]), [true, false]).arraySync()).toEqual([1n]);
});

it("counts negative places of small dtypes from the end of long axes", () => {
  const long = range(1000);
  expect(at(long, constant([-1, 127], { dtype: "int8" })).arraySync()).toEqual([999, 127]);
  expect(at(long, constant([255], { dtype: "uint8" })).arraySync()).toEqual([255]);
});

it("keeps an index array as it was, whatever becomes of it", () => {
  const places = [0, 1];
  const v = new Variable([1, 2, 3]);
  const slice = at(v, places);
  places[0] = 2;
  expect(slice.assign(0).arraySync()).toEqual([0, 0, 3]);
});

const call =
  (...args: Parameters<At>) =>
  () =>
    take(...args);
const v = (): Variable => new Variable(x, { name: "w" });
type Assign = Record<"assign" | "assignAdd" | "assignSub", (x: unknown) => Variable>;
const part = (...index: readonly unknown[]): Assign => take(v(), ...index) as unknown as Assign;

it.each<readonly [() => unknown, string]>([
  [call(x, 2), "at: index 2 is out of range for axis 0 of [2, 3]: it has indices -2 to 1"],
  [call(x, [0, -3]), "at: index -3 is out of range for axis 0 of [2, 3]: it has indices -2 to 1"],
  [
    call(x, ":", null, [[0], [3]]),
    "at: index 3 is out of range for axis 1 of [2, 3]: it has indices -3 to 2",
  ],
  [
    () => take(x, constant([2n ** 32n])),
    "at: index 4294967296 is out of range for axis 0 of [2, 3]: it has indices -2 to 1",
  ],
  [call([], [0]), "at: index 0 is out of range for axis 0 of [0]: the axis is empty"],
  [call(x, 0, 0, 0), "at: too many indices for [2, 3]: 3 given"],
  [call(x, [[true]], 0), "at: too many indices for [2, 3]: 3 given"],
  [call(x, [0], "...", "..."), 'at: an index may have only one "..."'],
  [call(x, [true]), "at: a mask of [1] does not fit [2, 3] from axis 0 on"],
  [call(x, 0, [true, false]), "at: a mask of [2] does not fit [2, 3] from axis 1 on"],
  [
    call(x, [0, 1], [0, 1, 2]),
    "at: cannot broadcast [2] with [3]: sizes 2 and 3 differ and neither is 1",
  ],
  [
    () => take(x, constant([0, 1])),
    'at: an index array must hold integers or bools, got float32: cast it, as in cast(i, "int32")',
  ],
  [call(x, ["a"]), 'at: cannot represent "a" as int32'],
  [
    call(x, [0.5]),
    "at: cannot represent 0.5 as int32; round or clip it first, or give another dtype",
  ],
  [call(x, 0.5), "at: index 0 must be an integer, got 0.5"],
  [call(x, 0, Number.NaN), "at: index 1 must be an integer, got NaN"],
  [
    call(x, [[0], [0, 1]]),
    "at: a nested array must not be ragged: its rows differ in shape; pad them to one length",
  ],
  ...(["a", true, undefined, {}] as const).map(
    (wrong) =>
      [
        call(x, wrong),
        `at: index 0 must be an integer, a range such as "1:3", "...", null for a new axis, or an array of integers or bools, got ${typeof wrong === "object" ? "an object" : JSON.stringify(wrong)}`,
      ] as const,
  ),
  [() => part(0).assign([1, 2]), "assign: cannot broadcast [2] to [3]: size 2 is neither 3 nor 1"],
  [
    () => part(":", [0, 1]).assignAdd([[[1, 2]]]),
    "assignAdd: cannot broadcast [1, 1, 2] to [2, 2]: it has more axes",
  ],
  [
    () => part("1:").assignSub(constant([1, 2, 3], { dtype: "int32" })),
    'assignSub: w:0 holds float32, the value is int32: cast it first, as in cast(x, "float32")',
  ],
])("refuses: %#", (fn, message) => expect(fn).toThrow(expect.objectContaining({ message })));

describe("slice assignment", () => {
  it("broadcasts, gives the variable, and changes nothing else", () => {
    const w = v();
    expect(at(w, ":", "1:").assign([[7], [8]])).toBe(w);
    expect(w.arraySync()).toEqual([
      [1, 7, 7],
      [4, 8, 8],
    ]);
    expect(at(at(w, 0).assign(-0), 0).arraySync()).toEqual([-0, -0, -0]);
    expect(at(w, [0, 1], [0, 2]).assignSub([1, 2]).arraySync()).toEqual([
      [-1, -0, -0],
      [4, 8, 6],
    ]);
    expect(at(w, "2:").assign(5).arraySync()).toEqual(w.arraySync());
  });

  it("leaves the variable as it was after an error", () => {
    const w = v();
    expect(() => at(w as Variable, [0, 0]).assign([1, 2])).toThrow("assign: cannot broadcast");
    expect(() => at(w as Variable, 0).assignAdd(["a"])).toThrow(
      'assignAdd: cannot represent "a" as float32',
    );
    expect(w.arraySync()).toEqual(x);
  });

  it("counts the last of several values for one place, and adds them all", () => {
    const w = new Variable([0, 0, 0]);
    expect(at(w, [1, 1]).assign([5, 6]).arraySync()).toEqual([0, 6, 0]);
    expect(at(w, [1, 1]).assignAdd([5, 6]).arraySync()).toEqual([0, 17, 0]);
  });

  it("reads the old value before it writes: overlapping parts", () => {
    const w = new Variable([1, 2, 3, 4]);
    expect(at(w, "1:").assign(at(w, ":-1")).arraySync()).toEqual([1, 1, 2, 3]);
    expect(at(w, "::-1").assign(w).arraySync()).toEqual([3, 2, 1, 1]);
  });

  it("is a tensor of what was there, and assigns to what is there", () => {
    const w = new Variable([1, 2, 3]);
    const head = at(w, ":2");
    w.assign([10, 20, 30]);
    expect(head.arraySync()).toEqual([1, 2]);
    expect(head.assignAdd(1).arraySync()).toEqual([11, 21, 30]);
    expect(Object.keys(head)).toEqual(Object.keys(at([1, 2, 3], ":2")));
    expect("assign" in at([1, 2, 3], ":2")).toBe(false);
  });

  it("holds for every dtype, and when the shape has changed", () => {
    expect(
      at(new Variable(["a", "b"]), 0)
        .assign("z")
        .arraySync(),
    ).toEqual(["z", "b"]);
    expect(
      at(new Variable([true, true]), [false, true])
        .assign(false)
        .arraySync(),
    ).toEqual([true, false]);
    expect(
      at(new Variable([1, 2], { dtype: "uint8" }), [0, 1])
        .assignSub(2)
        .arraySync(),
    ).toEqual([255, 0]);
    const z = new Variable([
      { re: 1, im: 2 },
      { re: 3, im: 4 },
    ]);
    at(z, "1:").assign(5);
    expect(at(z, [0, 0]).assignAdd({ re: 0, im: 1 }).arraySync()).toEqual([
      { re: 1, im: 4 },
      { re: 5, im: 0 },
    ]);
    const free = new Variable([1, 2], { shape: null });
    const last = at(free, -1 as Index);
    free.assign([1, 2, 3, 4]);
    expect(last.assign(0).arraySync()).toEqual([1, 2, 3, 0]);
    free.assign(7);
    expect(() => last.assign(0)).toThrow("assign: too many indices for []: 1 given");
  });
});

it("gives 0 for places out of range that nobody could check", async () => {
  const { readSync: _, ...blind } = reference();
  const seen = reference();
  setBackend({ ...blind, name: "blind" });
  try {
    expect(await take(x, [-1, 5, -9]).array()).toEqual([
      [4, 5, 6],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(await take(x, [0, 0], [3, -1]).array()).toEqual([0, 3]);
    expect(await take(x, [0], constant([2n ** 32n])).array()).toEqual([0]);
    expect(() => take(x, [true, false])).toThrow(
      expect.objectContaining({ name: "UnsupportedError" }),
    );
  } finally {
    setBackend(seen);
  }
});
