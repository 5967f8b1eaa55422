import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { e, type Expr } from "./expr.ts";
import { interpret } from "./interpret.ts";
import {
  kernelSize,
  storesOf,
  type Access,
  type IndexMap,
  type LoopKernel,
  type RowKernel,
  type StoreKernel,
} from "./kernel.ts";
import { simplifyAxes } from "./simplify-axes.ts";

const load = e.load(0, "float32");
const access = (strides: readonly number[], more: Partial<Access> = {}): Access => ({
  input: 0,
  dtype: "float32",
  offset: 0,
  strides,
  ...more,
});
const store = (value: Expr, strides: readonly number[]) => ({
  output: 0,
  dtype: value.dtype,
  offset: 0,
  strides,
  value,
});
const map = (
  axes: readonly number[],
  reads: readonly Access[],
  strides: readonly number[],
  value: Expr = load,
): StoreKernel => ({ kind: "map", axes, reads, store: store(value, strides) });
/** What a kernel's loops look like. */
const loops = (k: StoreKernel): unknown => [
  k.axes,
  ...k.reads.map((r) => r.strides),
  k.store.strides,
];

describe("simplifyAxes", () => {
  it("merges dense axes, and drops those of size 1", () => {
    expect(loops(simplifyAxes(map([2, 3, 4], [access([12, 4, 1])], [12, 4, 1])))).toEqual([
      [24],
      [1],
      [1],
    ]);
    expect(loops(simplifyAxes(map([2, 1, 3], [access([3, 99, 1])], [3, -5, 1])))).toEqual([
      [6],
      [1],
      [1],
    ]);
    expect(loops(simplifyAxes(map([1, 1], [access([1, 1])], [1, 1])))).toEqual([[], [], []]);
    expect(loops(simplifyAxes(map([2, 3], [access([0, 0])], [3, 1])))).toEqual([[6], [0], [1]]);
    expect(loops(simplifyAxes(map([2, 3], [access([-3, -1])], [3, 1])))).toEqual([[6], [-1], [1]]);
  });

  it("merges only where every read and the store agree", () => {
    expect(loops(simplifyAxes(map([2, 3], [access([1, 2])], [3, 1])))).toEqual([
      [2, 3],
      [1, 2],
      [3, 1],
    ]);
    expect(
      loops(simplifyAxes(map([2, 3, 4], [access([12, 4, 1]), access([0, 4, 1])], [12, 4, 1]))),
    ).toEqual([
      [2, 12],
      [12, 1],
      [0, 1],
      [12, 1],
    ]);
    const guarded = access([3, 1], { guards: [{ offset: 0, strides: [0, 1], size: 2 }] });
    expect(loops(simplifyAxes(map([2, 3], [guarded], [3, 1])))).toEqual([
      [2, 3],
      [3, 1],
      [3, 1],
    ]);
  });

  it("returns the very kernel where there is nothing to do", () => {
    const kernel = map([2, 3], [access([1, 2])], [3, 1]);
    expect(simplifyAxes(kernel)).toBe(kernel);
  });

  it("keeps axes that are asked for, and renames them", () => {
    const value = e.add(e.axis(2), e.axis(3));
    const simple = simplifyAxes(map([2, 3, 1, 4, 5], [], [60, 20, 20, 5, 1], value));
    expect(loops(simple)).toEqual([
      [6, 1, 4, 5],
      [20, 20, 5, 1],
    ]);
    expect(simple.store.value).toBe(e.add(e.axis(1), e.axis(2)));
  });

  it("keeps kept and reduced axes apart", () => {
    const kernel: StoreKernel = {
      kind: "reduce",
      axes: [2, 3, 4, 5],
      kept: 2,
      combine: "sum",
      body: load,
      reads: [access([60, 20, 5, 1])],
      store: store(e.acc("float32"), [3, 1]),
    };
    const simple = simplifyAxes(kernel);
    expect([loops(simple), simple.kind === "reduce" && simple.kept]).toEqual([
      [[6, 20], [20, 1], [1]],
      1,
    ]);
  });

  it("keeps the parts of a dot apart", () => {
    const kernel: StoreKernel = {
      kind: "dot",
      axes: [2, 3, 1, 5, 1],
      parts: [2, 1, 1],
      kept: 4,
      combine: "sum",
      body: e.mul(load, e.load(1, "float32")),
      reads: [access([3, 1, 1, 0, 1]), access([0, 0, 0, 1, 5], { input: 1 })],
      store: store(e.acc("float32"), [15, 5, 5, 1]),
    };
    const simple = simplifyAxes(kernel);
    expect([loops(simple), simple.kind === "dot" && [simple.parts, simple.kept]]).toEqual([
      [
        [6, 5],
        [1, 0],
        [0, 1],
        [5, 1],
      ],
      [[1, 0, 1], 2],
    ]);
  });

  it("merges within each part of a dot, where guards allow it", () => {
    const inside = { offset: -1, strides: [0, 5, 1, 0, 0, 5, 1], size: 9 };
    const kernel: StoreKernel = {
      kind: "dot",
      axes: [2, 3, 5, 2, 2, 2, 5],
      parts: [1, 2, 2],
      kept: 5,
      combine: "sum",
      body: e.mul(load, e.load(1, "float32")),
      reads: [
        access([15, 5, 1, 0, 0, 5, 1], { guards: [inside] }),
        access([0, 0, 0, 2, 1, 20, 4], { input: 1 }),
      ],
      store: store(e.acc("float32"), [60, 20, 4, 2, 1]),
    };
    const simple = simplifyAxes(kernel);
    expect([loops(simple), simple.kind === "dot" && [simple.parts, simple.kept]]).toEqual([
      [
        [2, 15, 4, 10],
        [15, 1, 0, 1],
        [0, 0, 1, 4],
        [60, 4, 1],
      ],
      [[1, 1, 1], 3],
    ]);
    expect(simple.reads[0]?.guards).toEqual([{ ...inside, strides: [0, 1, 0, 1] }]);
  });
});

it("keeps the two kinds of stores of rows apart", () => {
  const acc = e.acc("float32");
  const row: RowKernel = {
    kind: "row",
    axes: [2, 3, 4, 5],
    kept: 2,
    reads: [access([60, 20, 5, 1])],
    folds: [{ combine: "max", body: e.add(load, e.cast(e.axis(0), "float32")) }],
    stores: [store(e.sub(load, acc), [60, 20, 5, 1]), store(acc, [3, 1])],
  };
  const { axes, kept, reads, stores } = simplifyAxes(row);
  expect({ axes, kept, strides: [...reads, ...stores].map((m) => m.strides) }).toEqual({
    axes: [2, 3, 20],
    kept: 2,
    strides: [
      [60, 20, 1],
      [60, 20, 1],
      [3, 1],
    ],
  });
});

// ---- any kernel means the same before and after --------------------------------------

const BUFFER = 400; // elements; every map below stays inside, from the middle on
const strides = (n: number, given: fc.Arbitrary<number>) =>
  fc.array(given, { minLength: n, maxLength: n });
/** Row-major strides often, so that axes do merge; else anything. */
const stridesFor = (axes: readonly number[]): fc.Arbitrary<number[]> => {
  const dense = axes.map((_, d) => axes.slice(d + 1).reduce((a, b) => a * b, 1));
  const signed = fc.constantFrom(1, -1, 0, 2).map((s) => dense.map((x) => x * s));
  return fc.oneof(signed, signed, strides(axes.length, fc.integer({ min: -5, max: 5 })));
};
const indexMap = (axes: readonly number[]): fc.Arbitrary<IndexMap> =>
  fc.record({ offset: fc.constant(BUFFER / 2), strides: stridesFor(axes) });
const accessFor = (axes: readonly number[], input: number): fc.Arbitrary<Access> =>
  fc.record({
    input: fc.constant(input),
    dtype: fc.constant("float32" as const),
    offset: fc.constant(BUFFER / 2),
    strides: stridesFor(axes),
    guards: fc.array(
      fc.record({
        offset: fc.integer({ min: -3, max: 3 }),
        strides: stridesFor(axes),
        size: fc.integer({ min: 0, max: 20 }),
      }),
      { maxLength: 2 },
    ),
  });
/** An expression over two reads and, perhaps, loop positions. */
const body = (rank: number): fc.Arbitrary<Expr> => {
  const sum = e.add(e.mul(load, 2), e.load(1, "float32"));
  const asked = fc
    .integer({ min: 0, max: Math.max(rank - 1, 0) })
    .map((d) => e.add(sum, e.cast(e.axis(d), "float32")));
  return rank === 0 ? fc.constant(sum) : fc.oneof(fc.constant(sum), asked);
};

const ACC = [e.acc("float32"), e.acc("float32", 1)] as const;
const kernels: fc.Arbitrary<LoopKernel> = fc
  .array(
    fc.integer({ min: 0, max: 3 }).map((n) => (n === 0 ? 1 : n)),
    { maxLength: 4 },
  )
  .chain((axes) =>
    fc
      .record({ kept: fc.integer({ min: 0, max: axes.length }), empty: fc.nat(20) })
      .chain(({ kept, empty }) => {
        const sizes = empty === 0 ? axes.map((n, d) => (d === 0 ? 0 : n)) : axes;
        const common = {
          axes: fc.constant(sizes),
          reads: fc.tuple(accessFor(sizes, 0), accessFor(sizes, 1)),
        };
        const storing = (n: number, value: fc.Arbitrary<Expr>) =>
          fc
            .tuple(indexMap(sizes.slice(0, n)), value)
            .map(([m, v]) => ({ ...m, output: 0, dtype: v.dtype, value: v }));
        return fc.oneof<fc.Arbitrary<LoopKernel>[]>(
          fc.record({
            kind: fc.constant("map" as const),
            ...common,
            store: storing(sizes.length, body(sizes.length)),
          }),
          fc.record({
            kind: fc.constant("scatter" as const),
            ...common,
            combine: fc.constantFrom("set", "sum", "max"),
            limit: fc.constant(30),
            at: body(sizes.length).map((x) => e.cast(x, "int32")),
            store: storing(sizes.length, body(sizes.length)),
          }),
          fc.constantFrom("sum", "max", "argMax" as const).chain((combine) =>
            fc.record({
              kind: fc.constant("reduce" as const),
              ...common,
              kept: fc.constant(kept),
              combine: fc.constant(combine),
              body: body(sizes.length),
              store: storing(kept, fc.constant(e.acc(combine === "argMax" ? "int32" : "float32"))),
            }),
          ),
          fc.record({
            kind: fc.constant("row" as const),
            ...common,
            kept: fc.constant(kept),
            folds: fc.tuple(
              fc.record({ combine: fc.constant("max" as const), body: body(sizes.length) }),
              fc.record({
                combine: fc.constant("sum" as const),
                body: body(sizes.length).map((x) => e.sub(x, ACC[0])),
              }),
            ),
            stores: fc.tuple(
              storing(
                sizes.length,
                body(sizes.length).map((x) => e.mul(x, ACC[1])),
              ),
              storing(kept, fc.constant(e.add(...ACC))),
            ),
          }),
        );
      }),
  );

const inputs = [0, 1].map((k) =>
  Float32Array.from({ length: BUFFER }, (_, i) => ((i * (7 + 4 * k)) % 13) - 4),
);
function result(kernel: LoopKernel): Float32Array | Int32Array {
  const { dtype } = storesOf(kernel)[0]!;
  const out = dtype === "int32" ? new Int32Array(BUFFER) : new Float32Array(BUFFER);
  interpret(
    {
      buffers: ["float32", "float32", dtype],
      inputs: 2,
      steps: [{ kernel, inputs: [0, 1], outputs: [2] }],
    },
    [...inputs, out],
    [],
  );
  return out;
}

describe("any kernel", () => {
  it("means the same when simplified, with no more and no other loops", () => {
    let simpler = 0;
    fc.assert(
      fc.property(kernels, (kernel) => {
        const simple = simplifyAxes(kernel);
        expect(result(simple)).toEqual(result(kernel));
        expect(kernelSize(simple)).toBe(kernelSize(kernel));
        expect(simple.axes.length).toBeLessThanOrEqual(kernel.axes.length);
        if (simple !== kernel) simpler++;
      }),
      { numRuns: 1000 },
    );
    expect(simpler).toBeGreaterThan(100); // else the property says little
  });
});
