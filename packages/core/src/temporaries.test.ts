// Temporaries of programs: over an arena, as buffers of a backend that knows none, and of complex numbers.
import { describe, expect, it } from "vitest";
import type { Backend, Buffer } from "./backend.ts";
import { hostArray, type DType, type HostArray } from "./dtype.ts";
import { prepare } from "./eager.ts";
import { OutOfMemoryError } from "./errors.ts";
import { e } from "./expr.ts";
import { readOf, storeTo, type MapKernel, type Program } from "./kernel.ts";
import { reference } from "./reference.ts";
import { temporaryArrays } from "./temporaries.ts";

/** The reference, as a backend that knows no temporaries and counts what it makes. */
function plain(): Backend & { readonly made: { length: number; dtype: DType }[] } {
  const made: { length: number; dtype: DType }[] = [];
  const whole = reference();
  const { temporaries: _, ...caps } = whole.caps;
  return {
    ...whole,
    caps,
    made,
    alloc(length, dtype) {
      made.push({ length, dtype });
      return hostArray(dtype, length);
    },
    prepare(program) {
      expect(program.temporaries).toBeUndefined();
      return whole.prepare(program);
    },
  };
}

const map = (dtype: DType, value = e.add(e.load(0, dtype), e.load(0, dtype))): MapKernel => {
  const spec = { dtype, strides: [1] };
  return { kind: "map", axes: [2], reads: [readOf(0, spec)], store: storeTo(0, spec, value) };
};

/** Doubles three times; the third buffer lies where the first was. */
const chain = (dtype: DType): Program => ({
  buffers: Array<DType>(5).fill(dtype),
  inputs: 1,
  steps: [
    { kernel: map(dtype), inputs: [0], outputs: [2] },
    { kernel: map(dtype), inputs: [2], outputs: [3] },
    { kernel: map(dtype), inputs: [3], outputs: [4] },
    { kernel: map(dtype, e.load(0, dtype)), inputs: [4], outputs: [1] },
  ],
  temporaries: [0, 64, 0].map((offset) => ({ length: 2, offset })),
  arena: 128,
});

const run = (backend: Backend, program: Program, from: HostArray): Buffer => {
  const ready = prepare(backend, program);
  const out = hostArray(program.buffers[1]!, 3);
  for (let time = 0; time < 2; time++) ready([from, out], [0, 1]);
  return out;
};

describe("temporaries", () => {
  it("are views of one arena where they overlap", () => {
    const [a, b, c] = temporaryArrays(chain("int32")) as [Int32Array, Int32Array, Int32Array];
    a[1] = 7;
    expect([...b, ...c]).toEqual([0, 0, 0, 7]);
  });

  it("that find no memory throw what says so", () => {
    const program = { ...chain("float32"), arena: 2 ** 53 };
    expect(() => temporaryArrays(program)).toThrow(OutOfMemoryError);
  });

  it.each([reference, plain])("hold what one step leaves to the next (%o)", (make) => {
    expect(run(make(), chain("float32"), Float32Array.of(1, 3))).toEqual(Float32Array.of(0, 8, 24));
  });

  it.each([reference, plain])("may be complex (%o)", (make) => {
    expect(run(make(), chain("complex64"), Float32Array.of(1, 2, 3, 4))).toEqual(
      Float32Array.of(0, 0, 8, 16, 24, 32),
    );
  });

  it.each([reference, plain])("may be strings (%o)", (make) => {
    const copy = map("string", e.load(0, "string"));
    const backwards: MapKernel = {
      ...copy,
      reads: [{ input: 0, dtype: "string", offset: 1, strides: [-1] }],
    };
    const program: Program = {
      buffers: Array<DType>(4).fill("string"),
      inputs: 1,
      steps: [
        { kernel: copy, inputs: [0], outputs: [2] },
        { kernel: backwards, inputs: [0], outputs: [3] },
        { kernel: copy, inputs: [2], outputs: [1] },
      ],
      temporaries: [0, 0].map((offset) => ({ length: 2, offset })),
      arena: 0,
    };
    expect(run(make(), program, ["a", "b"])).toEqual(["", "a", "b"]);
  });

  it("are made once, one buffer for each place and dtype, on a backend that knows none", () => {
    const backend = plain();
    run(backend, chain("float32"), Float32Array.of(1, 3));
    expect(backend.made).toEqual([
      { length: 2, dtype: "float32" },
      { length: 2, dtype: "float32" },
    ]);
  });
});
