import { describe, expect, it } from "vitest";
import { DTYPES, hostArray, isBig, type DType, type HostArray } from "./dtype.ts";
import { e } from "./expr.ts";
import { identityOf, interpret } from "./interpret.ts";
import {
  readOf,
  type Combine,
  type Guard,
  type Kernel,
  type ScatterKernel,
  type Store,
} from "./kernel.ts";

/** Runs one kernel over inputs onto an output of `size` elements (or onto a given one). */
function run(
  kernel: Kernel,
  inputs: HostArray[],
  out: HostArray,
  offsets: number[] = [],
): HostArray {
  const buffers = [...inputs, out];
  const program = {
    buffers: buffers.map((): DType => "float32"),
    inputs: inputs.length,
    steps: [{ kernel, inputs: inputs.map((_, i) => i), outputs: [inputs.length] }],
  };
  interpret(program, buffers, offsets);
  return out;
}
const f32 = (...xs: number[]): Float32Array => Float32Array.from(xs);
const store = (value: Store["value"], strides: readonly number[], offset = 0): Store => ({
  output: 0,
  dtype: value.dtype,
  offset,
  strides,
  value,
});
const vector = { dtype: "float32", strides: [1] } as const;
const load = e.load(0, "float32");

describe("map", () => {
  it("reads and writes by strides and offsets", () => {
    const kernel: Kernel = {
      kind: "map",
      axes: [2, 3],
      reads: [{ input: 0, dtype: "float32", offset: 5, strides: [-3, -1] }],
      store: store(e.add(load, e.cast(e.axis(1), "float32")), [1, 2]),
    };
    expect(run(kernel, [f32(9, 1, 2, 3, 4, 5, 6)], f32(0, 0, 0, 0, 0, 0, 0), [1, 1])).toEqual(
      f32(0, 6, 3, 6, 3, 6, 3),
    );
  });

  it("runs once without axes, and not at all where one is empty", () => {
    const one: Kernel = {
      kind: "map",
      axes: [],
      reads: [],
      store: store(e.const(5, "float32"), []),
    };
    expect(run(one, [], f32(0))).toEqual(f32(5));
    expect(
      run({ ...one, axes: [3, 0], store: store(e.const(5, "float32"), [0, 0]) }, [], f32(7)),
    ).toEqual(f32(7));
  });

  it("rounds when it stores, not before", () => {
    const tiny = e.sub(e.add(load, 2 ** -40), 1);
    expect(
      run(
        { kind: "map", axes: [1], reads: [readOf(0, vector)], store: store(tiny, [1]) },
        [f32(1)],
        f32(0),
      ),
    ).toEqual(f32(2 ** -40));
  });

  it("works on every dtype's storage", () => {
    for (const dtype of Object.keys(DTYPES) as DType[]) {
      if (DTYPES[dtype].kind === "complex" || dtype === "string") continue;
      const from = hostArray(dtype, 1) as Float32Array;
      const one = isBig(dtype)
        ? 1n
        : dtype === "float16"
          ? 0x3c00
          : dtype === "bfloat16"
            ? 0x3f80
            : 1;
      from[0] = one as number;
      const kernel: Kernel = {
        kind: "map",
        axes: [1],
        reads: [readOf(0, { dtype, strides: [1] })],
        store: store(e.load(0, dtype), [1]),
      };
      expect(run(kernel, [from], hostArray(dtype, 1))).toEqual(from);
    }
  });

  it("chooses with where, and computes with bools", () => {
    const bool = e.load(0, "bool");
    const read = { dtype: "bool", strides: [1] } as const;
    const chosen = e.where(e.not(bool), e.const(10, "int32"), 20);
    expect(
      run(
        { kind: "map", axes: [2], reads: [readOf(0, read)], store: store(chosen, [1]) },
        [Uint8Array.of(0, 1)],
        new Int32Array(2),
      ),
    ).toEqual(Int32Array.of(10, 20));
  });
});

describe("guards", () => {
  const guard = (offset: number, strides: readonly number[], size: number): Guard => ({
    offset,
    strides,
    size,
  });
  const shifted = (by: number, ...guards: Guard[]): Kernel => ({
    kind: "map",
    axes: [4],
    reads: [{ input: 0, dtype: "float32", offset: by, strides: [1], guards }],
    store: store(load, [1]),
  });

  it("read 0 where they fail", () => {
    expect(run(shifted(-1, guard(-1, [1], 3)), [f32(1, 2, 3)], f32(9, 9, 9, 9))).toEqual(
      f32(0, 1, 2, 3),
    );
    expect(run(shifted(1, guard(1, [1], 3)), [f32(1, 2, 3)], f32(9, 9, 9, 9))).toEqual(
      f32(2, 3, 0, 0),
    );
    expect(
      run(shifted(-1, guard(-1, [1], 3), guard(0, [1], 2)), [f32(1, 2, 3)], f32(9, 9, 9, 9)),
    ).toEqual(f32(0, 1, 0, 0));
  });

  it("read 0n for 64-bit integers", () => {
    const kernel: Kernel = {
      kind: "map",
      axes: [2],
      reads: [{ input: 0, dtype: "int64", offset: 0, strides: [1], guards: [guard(0, [1], 1)] }],
      store: store(e.add(e.load(0, "int64"), 1), [1]),
    };
    expect(run(kernel, [BigInt64Array.of(5n, 6n)], new BigInt64Array(2))).toEqual(
      BigInt64Array.of(6n, 1n),
    );
  });
});

describe("gather", () => {
  const kernel = (dtype: DType): Kernel => ({
    kind: "map",
    axes: [5],
    reads: [
      { input: 0, dtype, offset: 0, strides: [0] },
      { input: 1, dtype: "int32", offset: 0, strides: [1] },
    ],
    store: store(e.gather(0, dtype, e.load(1, "int32")), [1]),
  });
  it("yields 0 outside the buffer", () => {
    const at = Int32Array.of(2, 0, -1, 3, 2147483647);
    expect(run(kernel("float32"), [f32(7, 8, 9), at], f32(5, 5, 5, 5, 5))).toEqual(
      f32(9, 7, 0, 0, 0),
    );
    expect(
      run(kernel("int64"), [BigInt64Array.of(7n, 8n, 9n), at], new BigInt64Array(5).fill(5n)),
    ).toEqual(BigInt64Array.of(9n, 7n, 0n, 0n, 0n));
  });
});

describe("reduce", () => {
  const over = (
    combine: Combine,
    axes: readonly number[],
    kept: number,
    dtype: DType = "float32",
    strides: readonly number[] = [axes[1] ?? 1, 1],
  ): Kernel => {
    const arg = combine === "argMax" || combine === "argMin";
    return {
      kind: "reduce",
      axes,
      kept,
      combine,
      body: e.load(0, dtype),
      reads: [{ input: 0, dtype, offset: 0, strides }],
      store: store(
        e.acc(arg ? "int32" : dtype),
        strides.slice(0, kept).map(() => 1),
      ),
    };
  };

  it.each<[Combine, number[]]>([
    ["sum", [9, 4]],
    ["prod", [24, -6]],
    ["max", [4, 3]],
    ["min", [2, -1]],
  ])("%s over rows", (combine, want) => {
    expect(run(over(combine, [2, 3], 1), [f32(2, 3, 4, 2, 3, -1)], f32(0, 0))).toEqual(
      Float32Array.from(want),
    );
  });

  it("applies a function to what is folded and to the result", () => {
    const kernel: Kernel = {
      ...(over("sum", [3], 0, "float32", [1]) as Kernel & { kind: "reduce" }),
      body: e.mul(load, load),
      store: store(e.sqrt(e.acc("float32")), []),
    };
    expect(run(kernel, [f32(2, 3, 6)], f32(0))).toEqual(f32(7));
  });

  it.each<[Combine, number[], number]>([
    ["argMax", [1, 5, 5, 2], 1],
    ["argMin", [3, 1, 2, 1], 1],
    ["argMax", [1, NaN, 9, NaN], 1],
    ["argMin", [1, NaN, -9], 1],
    ["argMax", [NaN, NaN], 0],
    ["argMax", [-Infinity, -Infinity], 0],
    ["argMin", [0, -0], 0],
    ["argMax", [], 0],
  ])("%s of %o is %i: the first wins, and NaN before all", (combine, xs, want) => {
    expect(
      run(
        over(combine, [xs.length], 0, "float32", [1]),
        [Float32Array.from(xs)],
        new Int32Array(1).fill(-1),
      ),
    ).toEqual(Int32Array.of(want));
  });

  it("counts positions in row-major order of the reduced axes, whatever the strides", () => {
    const xs = f32(1, 9, 2, 3, 4, 5); // as [3, 2] by columns: [[1, 3], [9, 4], [2, 5]]
    expect(run(over("argMax", [3, 2], 0, "float32", [1, 3]), [xs], new Int32Array(1))).toEqual(
      Int32Array.of(2),
    );
  });

  it("lets NaN through max and min", () => {
    for (const combine of ["max", "min"] as const)
      expect(run(over(combine, [3], 0, "float32", [1]), [f32(1, NaN, 2)], f32(0))).toEqual(
        f32(NaN),
      );
  });

  it.each<[Combine, DType, number | bigint]>([
    ["sum", "float32", 0],
    ["prod", "float32", 1],
    ["max", "float32", -Infinity],
    ["min", "float32", Infinity],
    ["sum", "int32", 0],
    ["prod", "int64", 1n],
    ["max", "int32", -2147483648],
    ["min", "int32", 2147483647],
    ["max", "uint8", 0],
    ["min", "uint8", 255],
    ["max", "int64", -9223372036854775808n],
    ["min", "uint64", 18446744073709551615n],
    ["max", "bool", 0],
    ["min", "bool", 1],
  ])("yields for an empty %s of %s %s", (combine, dtype, want) => {
    expect(
      (
        run(
          over(combine, [0], 0, dtype, [1]),
          [hostArray(dtype, 0)],
          hostArray(dtype, 1),
        ) as Float32Array
      )[0],
    ).toBe(want);
    expect(identityOf(combine as "sum", dtype)).toBe(want);
  });

  it("wraps integers", () => {
    expect(
      run(over("sum", [2], 0, "int8", [1]), [Int8Array.of(100, 100)], new Int8Array(1)),
    ).toEqual(Int8Array.of(-56));
  });
});

it("a stored value reads at the kept position, and at the beginning of the reduced axes", () => {
  const kernel: Kernel = {
    kind: "reduce",
    axes: [2, 3],
    kept: 1,
    combine: "sum",
    body: load,
    reads: [{ input: 0, dtype: "float32", offset: 0, strides: [3, 1] }],
    store: store(e.sub(e.acc("float32"), load), [1]),
  };
  expect(run(kernel, [f32(1, 2, 3, 40, 50, 60)], f32(0, 0))).toEqual(f32(5, 110));
});

describe("row", () => {
  const acc = e.acc("float32", 1);
  const kernel = (axes: readonly number[], kept: number): Kernel => ({
    kind: "row",
    axes,
    kept,
    reads: [{ input: 0, dtype: "float32", offset: 0, strides: [3, 1].slice(2 - axes.length) }],
    folds: [
      { combine: "max", body: load },
      { combine: "sum", body: e.sub(load, e.acc("float32", 0)) },
    ],
    stores: [
      store(e.mul(load, acc), [3, 1].slice(2 - axes.length)),
      store(e.sub(acc, load), [1].slice(0, kept), 6),
    ],
  });

  it("folds with finished folds, then stores at every position and once a row", () => {
    const x = f32(1, 2, 3, 6, 5, 4);
    expect(run(kernel([2, 3], 1), [x], new Float32Array(8))).toEqual(
      f32(-3, -6, -9, -18, -15, -12, -4, -9),
    );
    expect(run(kernel([3], 0), [x], new Float32Array(8))).toEqual(f32(-3, -6, -9, 0, 0, 0, -4, 0));
  });

  it("stores an empty row once, and without rows nothing", () => {
    const x = f32(5, 0, 0, 7);
    expect(run(kernel([2, 0], 1), [x], new Float32Array(8))).toEqual(f32(0, 0, 0, 0, 0, 0, -5, -7));
    expect(run(kernel([0, 3], 1), [x], new Float32Array(8))).toEqual(new Float32Array(8));
  });
});

describe("dot", () => {
  it("is the reduction that it is", () => {
    const kernel: Kernel = {
      kind: "dot",
      axes: [2, 2, 3],
      parts: [0, 1, 1],
      kept: 2,
      combine: "sum",
      body: e.mul(load, e.load(1, "float32")),
      reads: [
        { input: 0, dtype: "float32", offset: 0, strides: [3, 0, 1] },
        { input: 1, dtype: "float32", offset: 0, strides: [0, 1, 2] },
      ],
      store: store(e.acc("float32"), [2, 1]),
    };
    expect(run(kernel, [f32(1, 2, 3, 4, 5, 6), f32(1, 0, 0, 1, 2, 2)], f32(0, 0, 0, 0))).toEqual(
      f32(7, 8, 16, 17),
    );
  });
});

describe("scatter", () => {
  const kernel = (
    combine: ScatterKernel["combine"],
    count: number,
    limit: number,
    dtype: DType = "float32",
  ): Kernel => ({
    kind: "scatter",
    combine,
    axes: [count],
    limit,
    at: e.load(0, "int32"),
    store: store(e.load(1, dtype), [0]),
    reads: [
      { input: 0, dtype: "int32", offset: 0, strides: [1] },
      { input: 1, dtype, offset: 0, strides: [1] },
    ],
  });
  const at = Int32Array.of(1, 0, 1);

  it.each<[ScatterKernel["combine"], number[]]>([
    ["set", [3, 4, 5]],
    ["sum", [8, 11, 5]],
    ["prod", [15, 40, 5]],
    ["max", [5, 5, 5]],
    ["min", [3, 2, 5]],
  ])("%s, in order, onto what is there", (combine, want) => {
    expect(run(kernel(combine, 3, 3), [at, f32(2, 3, 4)], f32(5, 5, 5))).toEqual(
      Float32Array.from(want),
    );
  });

  it("drops positions outside the limit, though the output reaches further at both ends", () => {
    const limited = kernel("sum", 4, 2) as ScatterKernel;
    const inner = { ...limited, store: { ...limited.store, offset: 1 } };
    const outside = Int32Array.of(-1, 2, 1, 2147483647);
    expect(run(inner, [outside, f32(1, 1, 1, 1)], f32(0, 0, 0, 0))).toEqual(f32(0, 0, 1, 0));
  });

  it("writes from the store's own position on", () => {
    const rows: Kernel = {
      kind: "scatter",
      combine: "set",
      axes: [2, 1],
      limit: 3,
      at: e.load(0, "int32"),
      reads: [{ input: 0, dtype: "int32", offset: 0, strides: [1, 0] }],
      store: store(e.const(1, "float32"), [3, 0]),
    };
    expect(run(rows, [Int32Array.of(2, 0)], f32(0, 0, 0, 0, 0, 0))).toEqual(f32(0, 0, 1, 1, 0, 0));
  });

  it("keeps bools bools, wraps integers, and lets NaN through", () => {
    expect(
      run(kernel("max", 2, 2, "bool"), [at, Uint8Array.of(1, 0)], Uint8Array.of(0, 0)),
    ).toEqual(Uint8Array.of(0, 1));
    expect(
      run(kernel("sum", 3, 2, "uint8"), [at, Uint8Array.of(200, 0, 100)], Uint8Array.of(0, 0)),
    ).toEqual(Uint8Array.of(0, 44));
    expect(run(kernel("max", 1, 2), [at, f32(NaN)], f32(0, 0))).toEqual(f32(0, NaN));
  });
});
