// Control flow: values and gradients of TensorFlow 2.21, finite differences, and what is refused.
import { GradientTape } from "@gradtape/autodiff";
import {
  constant,
  setBackend,
  Variable,
  type Backend,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  cast,
  concat,
  divide,
  expandDims,
  greater,
  less,
  matmul,
  multiply,
  neg,
  range,
  reduceSum,
  sin,
  stack,
  subtract,
  tanh,
  zeros,
} from "@gradtape/ops";
import { checkGradients } from "@gradtape/testing";
import { beforeEach, describe, expect, it } from "vitest";
import {
  case as caseOf,
  cond,
  foldl,
  foldr,
  mapFn,
  scan,
  switchCase,
  vectorizedMap,
  whileLoop,
} from "./index.ts";

beforeEach(() => setBackend(reference()));

const int = (x: TensorLike): Tensor => constant(x, { dtype: "int32" }) as Tensor;
const float64 = (x: TensorLike): Tensor => constant(x, { dtype: "float64" }) as Tensor;
/** Types say no to what these tests try. */
const loose = <T>(fn: T): ((...args: readonly unknown[]) => never) => fn as never;

/** `y`, the gradients of `Σ y²` by v and w, and those of the sum of their squares: as TensorFlow gave them for the same `f`. */
function twice(f: (v: Tensor, w: Tensor) => Tensor): unknown[] {
  const [v, w] = [float64([1, 2, 3]), float64(0.5)];
  const [all, outer] = GradientTape.run(
    (o) => {
      o.watch([v, w]);
      const [[y, s], tape] = GradientTape.run((t) => {
        t.watch([v, w]);
        const y = f(v, w);
        return [y, reduceSum(multiply(y, y)) as Tensor] as const;
      });
      const gs = tape.gradient(s, [v, w]) as Tensor[];
      const q = gs
        .map((g) => reduceSum(multiply(g, g)) as Tensor)
        .reduce((a, b) => add(a, b) as Tensor);
      return { y, gs, q };
    },
    { persistent: true },
  );
  const hs = outer.gradient(all.q, [v, w]) as Tensor[];
  return [all.y, all.gs, hs].map((x) => [x].flat().map((t) => t.arraySync()));
}

describe("values and gradients of TensorFlow", () => {
  it("whileLoop: Newton's square root of 2", () => {
    const x = float64(2);
    const root = (x: Tensor): Tensor =>
      whileLoop(
        (i) => less(i, 6),
        (i, y) => [add(i, 1), divide(add(y, divide(x, y)), 2)],
        [int(0), float64(1)],
      )[1];
    const [[y, g], outer] = GradientTape.run((o) => {
      o.watch(x);
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return root(x);
      });
      return [y, tape.gradient(y, x)!] as const;
    });
    expect(y.arraySync()).toBeCloseTo(Math.SQRT2, 14);
    expect(g.arraySync()).toBeCloseTo(0.35355339059327373, 14);
    expect(outer.gradient(g, x)!.arraySync()).toBeCloseTo(-0.08838834764831845, 14);
  });

  it("scan", () => {
    expect(twice((v, w) => scan((a, x) => add(multiply(a, w), x), v))).toEqual([
      [[1, 2.5, 4.25]],
      [[6.625, 9.25, 8.5], 30.5],
      [[1042.40625, 903.3125, 425.125], 2820.75],
    ]);
  });

  it("scan in reverse, from an initializer", () => {
    const options = { reverse: true, initializer: float64(1) };
    expect(twice((v, w) => scan((a, x) => add(multiply(a, w), x), v, options))).toEqual([
      [[2.875, 3.75, 3.5]],
      [[5.75, 10.375, 12.1875], 70.0625],
      [[1667.375, 2826.28125, 3195.9375], 24459.53125],
    ]);
  });

  it("foldl and foldr", () => {
    const step = (w: Tensor) => (a: TensorLike, x: TensorLike) =>
      add(multiply(a, w), multiply(x, x)) as Tensor;
    expect(twice((v, w) => foldl(step(w), v) as Tensor)).toEqual([
      [11.25],
      [[5.625, 45, 135], 112.5],
      [[6526.40625, 33986.25, 47283.75], 47756.25],
    ]);
    expect(twice((v, w) => foldr(step(w), v) as Tensor)).toEqual([
      [3.75],
      [[15, 15, 1.875], 52.5],
      [[3873.75, 6798.75, 1215.46875], 17636.25],
    ]);
  });

  it.each([
    ["mapFn", mapFn],
    ["vectorizedMap", vectorizedMap],
  ] as const)("%s", (_, map) => {
    const got = twice((v, w) => map((x: Tensor) => multiply(sin(x), w) as Tensor, v as never));
    const want = [
      [[0.42073549240394825, 0.45464871341284085, 0.0705600040299336]],
      [[0.22732435670642046, -0.18920062382698208, -0.06985387454973147], 1.5548100853801943],
      [[2.7329693077641677, -2.2296985238634055, -0.9359476839724971], 10.408560030384802],
    ];
    expect((got.flat(3) as number[]).length).toBe(11);
    (got.flat(3) as number[]).forEach((x, i) =>
      expect(x).toBeCloseTo((want.flat(3) as number[])[i]!, 12),
    );
  });

  it("first sums, backwards and forwards", () => {
    const sum = (a: TensorLike, x: TensorLike) => add(a, x) as Tensor;
    expect(scan(sum, int([1, 2, 3])).arraySync()).toEqual([1, 3, 6]);
    expect(scan(sum, [1, 2, 3], { reverse: true }).arraySync()).toEqual([6, 5, 3]);
    expect(scan(sum, [1, 2, 3], { initializer: 10 }).arraySync()).toEqual([11, 13, 16]);
    expect(scan(sum, [1, 2, 3], { initializer: 10, reverse: true }).arraySync()).toEqual([
      16, 15, 13,
    ]);
    expect(foldl((a, x) => subtract(a, x), [1, 2, 3]).arraySync()).toBe(-4);
    expect(foldr((a, x) => subtract(a, x), [1, 2, 3]).arraySync()).toBe(0);
    expect(foldl((a, x) => subtract(a, x), [1, 2, 3], { initializer: 10 }).arraySync()).toBe(4);
  });
});

describe("gradients, against finite differences to order 2", () => {
  const count = (...args: Parameters<typeof checkGradients>): number =>
    checkGradients(...args).length;
  const m = [
    [0.5, -0.25],
    [0.125, 0.75],
    [-1, 0.5],
  ];

  it("of loops", () => {
    expect(
      count(
        (x) =>
          whileLoop(
            (_, i) => less(i, 3),
            (x, i) => [tanh(multiply(x, 2)), add(i, 1)],
            [x, int(0)],
          )[0],
        [m],
      ),
    ).toBe(2);
    expect(
      count(
        (x, w) => scan((a, r) => tanh(add(multiply(a, w), r)) as Tensor, x) as Tensor,
        [m, 0.5],
      ),
    ).toBe(4);
    expect(
      count(
        (x, a) =>
          scan((a, r) => sin(add(multiply(a, a), r)) as Tensor, x, {
            initializer: a,
            reverse: true,
          }) as Tensor,
        [m, [0.5, -0.5]],
      ),
    ).toBe(4);
    expect(count((x) => foldl((a, r) => multiply(a, sin(r)) as Tensor, x) as Tensor, [m])).toBe(2);
    expect(count((x) => foldr((a, r) => multiply(a, sin(r)) as Tensor, x) as Tensor, [m])).toBe(2);
    expect(
      count(
        (x, y) =>
          mapFn(
            ([a, b]) => reduceSum(matmul(expandDims(a, 0), expandDims(b, 1))),
            [x, y],
          ) as Tensor,
        [m, m],
      ),
    ).toBe(4);
    expect(
      count(
        (x, y) => vectorizedMap(([a, b]) => multiply(sin(a), b), [x, y]) as Tensor,
        [m, [[2, -1]]],
      ),
    ).toBe(4);
  });

  it("of the branch that runs, and none to the other", () => {
    expect(
      count(
        (x) =>
          cond(
            greater(reduceSum(x), 0),
            () => multiply(x, x) as Tensor,
            () => neg(x),
          ),
        [m],
      ),
    ).toBe(2);
    expect(count((x) => switchCase(1, [() => x, () => sin(x)]), [m])).toBe(2);
    const [a, b] = [new Variable(2), new Variable(3)];
    const [y, tape] = GradientTape.run(() =>
      caseOf([
        [false, () => multiply(a, a)],
        [true, () => multiply(b, b)],
      ]),
    );
    expect((tape.gradient(y, [a, b]) as (Tensor | null)[]).map((g) => g?.arraySync())).toEqual([
      undefined,
      6,
    ]);
  });

  it("elements that nobody uses get zeros", () => {
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return foldl((_, r) => multiply(r, r) as Tensor, x) as Tensor;
    });
    expect(tape.gradient(y, x)!.arraySync()).toEqual([
      [0, 0],
      [6, 8],
    ]);
  });
});

describe("structures", () => {
  it("are kept, of loop variables", () => {
    const [{ i, sums }] = whileLoop(
      ({ i }) => less(i, 3),
      ({ i, sums: [a, b] }) => ({ i: add(i, 1), sums: [add(a, i), multiply(b, 2)] }),
      [{ i: int(0), sums: [int(0), constant([1, 2])] }],
    );
    expect([i.arraySync(), sums[0].arraySync(), sums[1].arraySync()]).toEqual([3, 3, [8, 16]]);
  });

  it("are kept, of elements, accumulators and results", () => {
    const [sum, product] = scan(
      (a, x) => [add(a[0], x[0]), multiply(a[1], x[1])],
      [constant([1, 2]), constant([3, 4])],
    );
    expect([sum.arraySync(), product.arraySync()]).toEqual([
      [1, 3],
      [3, 12],
    ]);
    const dots = scan((a, [x, y]) => add(a, multiply(x, y)), [constant([1, 2]), constant([3, 4])], {
      initializer: 0,
    });
    expect(dots.arraySync()).toEqual([3, 11]);
    const both = mapFn((x) => ({ a: x, b: [neg(x), cast(x, "int32")] }), constant([1.5, 2.5]));
    expect([both.a.arraySync(), both.b[0]!.arraySync(), both.b[1]!.arraySync()]).toEqual([
      [1.5, 2.5],
      [-1.5, -2.5],
      [1, 2],
    ]);
  });

  it("an array without tensors is one tensor, and numbers take the dtype of what they replace", () => {
    expect(
      mapFn(
        (row) => reduceSum(row),
        [
          [1, 2],
          [3, 4],
        ],
      ).arraySync(),
    ).toEqual([3, 7]);
    const [x] = whileLoop(
      (x) => less(x, 5),
      () => 7,
      [int(0)],
    );
    expect([x.dtype, x.arraySync()]).toEqual(["int32", 7]);
    expect((scan((a, x) => add(a, x), new Float64Array([1, 2])) as Tensor).dtype).toBe("float64");
  });

  it("variables are read when the loop begins", () => {
    const v = new Variable([1, 2]);
    expect((mapFn((x) => multiply(x, 2), v) as Tensor).arraySync()).toEqual([2, 4]);
  });
});

describe("at the edges", () => {
  it("no elements", () => {
    const none = zeros([0, 2]);
    expect(mapFn((x) => neg(x), none).shape).toEqual([0]); // TensorFlow gives [0] too
    expect((mapFn((x) => neg(x), none, { fnOutputSignature: "int32" }) as Tensor).dtype).toBe(
      "int32",
    );
    expect((scan((a) => a, none, { initializer: constant([1, 2, 3]) }) as Tensor).shape).toEqual([
      0, 3,
    ]);
    expect((foldl((a) => a, none, { initializer: 3 }) as Tensor).arraySync()).toBe(3);
    for (const [name, fn] of Object.entries({ scan, foldl, foldr })) {
      expect(() => loose(fn)((a: unknown) => a, none)).toThrow(
        `${name}: elems has no elements (shape [0, 2]): give an initializer`,
      );
    }
  });

  it("whileLoop stops after maximumIterations, and may never begin", () => {
    const count = (maximumIterations?: number) =>
      whileLoop(
        (i) => less(i, 30),
        (i) => add(i, 1),
        [int(0)],
        maximumIterations === undefined ? {} : { maximumIterations },
      )[0].arraySync();
    expect([count(), count(4), count(0), count(-1)]).toEqual([30, 4, 0, 0]);
    expect(() => count(1.5)).toThrow("whileLoop: maximumIterations must be an integer, got 1.5");
  });

  it("switchCase takes the last branch beyond the list, or the default", () => {
    const names = [() => "a", () => "b"];
    expect([-1, 0, 1, 7].map((i) => switchCase(i, names))).toEqual(["b", "a", "b", "b"]);
    expect([-1, 1, 7].map((i) => switchCase(int(i), names, { default: () => "c" }))).toEqual([
      "c",
      "b",
      "c",
    ]);
    expect(switchCase(constant(1n), names)).toBe("b");
    expect(
      switchCase(1, [
        [1, () => "one"],
        [0, () => "zero"],
      ]),
    ).toBe("one");
  });

  it("shapes may change where shapeInvariants say so, and in folds", () => {
    const grown = whileLoop(
      (i) => less(i, 3),
      (i, x) => [add(i, 1), concat([x as Tensor, x as Tensor])],
      [int(0), constant([1])],
      { shapeInvariants: [null, [null]] },
    );
    expect(grown[1].arraySync()).toEqual(Array(8).fill(1));
    const list = foldl((a, x) => concat([a as Tensor, expandDims(x, 0)]), [1, 2, 3], {
      initializer: zeros([0]),
    });
    expect(list.arraySync()).toEqual([1, 2, 3]);
  });

  it("long loops", () => {
    const n = 2000;
    const x = new Variable(constant(new Float32Array(n).fill(1)));
    const [y, tape] = GradientTape.run(() => foldl((a, v) => add(a, v), x) as Tensor);
    expect(y.arraySync()).toBe(n);
    expect((tape.gradient(y, x) as Tensor).arraySync()).toEqual(Array(n).fill(1));
  });
});

describe("refusals", () => {
  let x: Tensor;
  beforeEach(() => {
    x = constant([1, 2]);
  });
  const one = (): number => 1;

  it("of predicates", () => {
    const pred = (p: unknown) => () => loose(cond)(p, one, one);
    expect(pred(1)).toThrow(
      "cond: the predicate is 1: give true or false, or a scalar tensor of bool",
    );
    expect(pred(constant(1))).toThrow(
      "cond: the predicate is float32, not bool: compare it, as in notEqual(x, 0)",
    );
    expect(pred(greater(x, 0))).toThrow(
      "cond: the predicate has shape [2], and must be a scalar: make one of several with reduceAll or reduceAny",
    );
    expect(pred(Promise.resolve(true))).toThrow("cond: the predicate is a promise");
    expect(() => loose(switchCase)(constant(1), [one])).toThrow(
      'switchCase: branchIndex is float32, not an integer: cast it, as in cast(x, "int32")',
    );
    expect(() => loose(whileLoop)((i: Tensor) => i, one, [int(1)])).toThrow(
      "whileLoop: the condition is int32, not bool",
    );
    expect(() => loose(caseOf)([["x", one]])).toThrow(
      'case: predicate 0 is "x": give true or false',
    );
  });

  it("of predicates on a device that cannot be read at once", () => {
    const { readSync: _, ...rest } = reference();
    const device: Backend = { ...rest, name: "slow" };
    setBackend(device);
    const p = constant(true);
    expect(() => cond(p, one, one)).toThrow(
      "cond: the predicate is on the slow backend, which cannot be read at once: choose elements with where, or await x.data() and decide in JavaScript",
    );
    expect(cond(true, one, one)).toBe(1);
  });

  it("of what is no function, and of promises", () => {
    expect(() => loose(cond)(true, 1, one)).toThrow("cond: takes a function, got 1");
    expect(() => cond(true, async () => 1, one)).toThrow(
      "cond: trueFn returned a promise: control flow is synchronous, so await before or after it",
    );
    expect(() => loose(mapFn)(async (v: Tensor) => v, x)).toThrow(
      "mapFn: the function returned a promise",
    );
    expect(() => loose(whileLoop)(async () => true, one, [1])).toThrow(
      "whileLoop: cond returned a promise",
    );
  });

  it("of loop variables that change", () => {
    const run =
      (body: (x: Tensor) => unknown, first: unknown = [x]) =>
      () =>
        loose(whileLoop)(() => true, body, first);
    expect(run((x) => concat([x, x]))).toThrow(
      "whileLoop: loop variable 0 of shape [2] comes out as [4]: say in shapeInvariants which sizes change, with null",
    );
    expect(run((x) => cast(x, "int32"))).toThrow(
      "whileLoop: loop variable 0 goes in as float32 and comes out as int32: cast it in the body",
    );
    expect(run((x) => [x, x])).toThrow(
      "whileLoop: the body's result is nested as [[*, *]], loopVars as [*]: return the same structure",
    );
    expect(run(() => [x], [x, x])).toThrow(
      "whileLoop: the body returned 1 of 2 loop variables: return all of them in an array",
    );
    expect(run(() => undefined)).toThrow(
      "whileLoop: the body's result[0] is undefined: did a function forget to return it?",
    );
    expect(run((x) => x, [])).toThrow(
      "whileLoop: loopVars must be an array with at least one entry, got an empty one",
    );
    expect(run((x) => x, x)).toThrow(
      "whileLoop: loopVars must be an array with at least one entry, got a tensor",
    );
    expect(() =>
      loose(whileLoop)(
        () => true,
        (x: Tensor) => x,
        [x],
        { shapeInvariants: [[3]] },
      ),
    ).toThrow("whileLoop: loop variable 0 of shape [2] does not fit its invariant [3]");
    expect(() =>
      loose(whileLoop)(
        () => true,
        (x: Tensor) => x,
        [x],
        { swapMemory: true },
      ),
    ).toThrow('whileLoop: unknown option "swapMemory"');
  });

  it("of elements that do not fit", () => {
    const both = [constant([1, 2]), constant([3, 4, 5])];
    for (const [name, fn] of Object.entries({ mapFn, vectorizedMap, foldl, foldr, scan })) {
      expect(() => loose(fn)((a: Tensor) => a, both)).toThrow(
        `${name}: elems differ in their first size: shapes [2] and [3]`,
      );
      expect(() => loose(fn)((a: Tensor) => a, constant(1))).toThrow(
        `${name}: elems holds a scalar`,
      );
    }
  });

  it("of accumulators and results that change", () => {
    const init = { initializer: 0 };
    expect(() => loose(scan)((_: Tensor, v: Tensor) => stack([v, v]), x, init)).toThrow(
      "scan: the accumulator has shape [], and the function made it [2]",
    );
    expect(() => loose(scan)((_: Tensor, v: Tensor) => cast(v, "int32"), x, init)).toThrow(
      "scan: the accumulator is float32, and the function made it int32: cast one of them",
    );
    expect(() => loose(scan)((_: Tensor, v: Tensor) => [v, v], x, init)).toThrow(
      "scan: the function's result is nested as [*, *], the accumulator as *: return the same structure",
    );
    expect(() => loose(mapFn)((n: Tensor) => range(n.arraySync() as number), int([1, 2]))).toThrow(
      "mapFn: result 1 is float32 of shape [2], the first is float32 of [1]: they are stacked, so they must agree",
    );
    expect(() => loose(mapFn)((v: Tensor) => v, x, { fnOutputSignature: "int32" })).toThrow(
      "mapFn: the function gives float32, and fnOutputSignature says int32",
    );
    expect(() => loose(mapFn)((v: Tensor) => v, x, { fnOutputSignature: "int" })).toThrow(
      'mapFn: fnOutputSignature holds "int"',
    );
  });

  it("of branches", () => {
    expect(() => loose(switchCase)(0, [])).toThrow(
      "switchCase: branchFns must be an array with at least one entry, got an empty one",
    );
    expect(() =>
      loose(switchCase)(0, [
        [5, one],
        [2, one],
      ]),
    ).toThrow("switchCase: branches are numbered [5, 2]: they must be 0 to 1, each once");
    expect(() => caseOf([[false, one]])).toThrow(
      "case: none of the 1 predicates holds: give a default",
    );
    expect(() =>
      caseOf(
        [
          [true, one],
          [true, one],
        ],
        { exclusive: true },
      ),
    ).toThrow("case: predicates 0 and 1 hold, though exclusive allows one");
    expect(() => loose(caseOf)([one])).toThrow(
      "case: entry 0 is a function: give pairs, as in [less(x, y), () => x]",
    );
  });
});
