import { DTYPES, hostArray, OutOfMemoryError, type Buffer, type DType } from "@gradtape/core";
import { describe, expect, it } from "vitest";
import { Buffers } from "./buffers.ts";
import { Engine } from "./engine.ts";

const PLAIN = { fma: false, wide: false, ordered: false };
const numeric = (Object.keys(DTYPES) as DType[]).filter((d) => d !== "string");

const ramp = (dtype: DType, length: number, from = 0): Float32Array => {
  const array = hostArray(dtype, length) as Float32Array;
  const one =
    (array as object) instanceof BigInt64Array || (array as object) instanceof BigUint64Array
      ? BigInt
      : Number;
  for (let i = 0; i < array.length; i++) array[i] = one((from + i) % 120) as number;
  return array;
};
const bytesOf = (array: Float32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** What a kernel would do: all bytes of `from` to `to`. */
function copy(
  engine: Engine,
  buffers: Buffers,
  from: Buffer,
  to: Buffer,
  dtype: DType,
  length: number,
): void {
  buffers.enter();
  const a = buffers.address(from, dtype);
  const b = buffers.address(to, dtype);
  engine.bytes.copyWithin(b, a, a + length * DTYPES[dtype].bytes);
  buffers.store(to, dtype, b);
  buffers.leave();
}

describe.each([false, true])("buffers in a memory that is shared: %s", (shared) => {
  it.each(numeric)("hold %s, small and large, and give copies that share nothing", (dtype) => {
    const engine = new Engine(PLAIN, { shared, maximum: 4096 });
    const buffers = new Buffers(engine);
    for (const length of [0, 1, 2, 7, 8, 9, 16, 17, 64, 65, 5000]) {
      const data = ramp(dtype, length);
      const from = buffers.alloc(length, dtype);
      const to = buffers.alloc(length, dtype);
      buffers.write(from, data);
      copy(engine, buffers, from, to, dtype, length);
      const back = buffers.read(to, dtype, 0, length) as Float32Array;
      expect(back.constructor).toBe(data.constructor);
      expect(back.buffer).toBeInstanceOf(ArrayBuffer);
      expect(bytesOf(back)).toEqual(bytesOf(data));
      const { lanes } = DTYPES[dtype];
      const half = length >> 1;
      expect(buffers.read(to, dtype, half, 1 + half)).toEqual(
        data.slice(half * lanes, (1 + 2 * half) * lanes),
      );
      buffers.free(from);
      buffers.free(to);
    }
    expect(buffers.resident).toBe(0);
  });

  it("stages what a kernel writes only a part of", () => {
    const engine = new Engine(PLAIN, { shared, maximum: 4096 });
    const buffers = new Buffers(engine);
    const x = buffers.alloc(4, "int32");
    buffers.write(x, Int32Array.of(1, 2, 3, 4));
    buffers.enter();
    const at = buffers.address(x, "int32");
    engine.ints[at / 4 + 2] = 9;
    buffers.store(x, "int32", at);
    buffers.leave();
    expect(x).toEqual(Int32Array.of(1, 2, 9, 4));
  });

  it("finds room for more small buffers than the stage holds", () => {
    const engine = new Engine(PLAIN, { shared, maximum: 4096 });
    const buffers = new Buffers(engine);
    const used = buffers.heap.used;
    const many = Array.from({ length: 1000 }, (_, i) => ramp("float32", 16, i));
    buffers.enter();
    const addresses = many.map((x) => buffers.address(x, "float32"));
    many.forEach((x, i) => {
      const data = new Float32Array(engine.memory.buffer, addresses[i], 16);
      expect(data.every((value, j) => value === x[j])).toBe(true);
      data[0] = i + 1000;
    });
    many.forEach((x, i) => buffers.store(x, "float32", addresses[i]!));
    buffers.leave();
    expect(many.map((x) => x[0])).toEqual(many.map((_, i) => i + 1000));
    expect(buffers.heap.used).toBe(used);
  });

  it("puts out what was not used for longest, and brings it back", () => {
    const engine = new Engine(PLAIN, { shared, maximum: 4096 });
    const limit = 100000;
    const buffers = new Buffers(engine, limit);
    const live = Array.from({ length: 60 }, (_, i) => {
      const length = 1100 + 37 * i;
      const buffer = buffers.alloc(length, "float32");
      buffers.write(buffer, ramp("float32", length, i));
      return { buffer, length };
    });
    expect(buffers.resident).toBeLessThanOrEqual(limit);
    for (let step = 0; step < 500; step++) {
      const i = (step * 17) % 60;
      const { buffer, length } = live[i]!;
      const result = buffers.alloc(length, "float32");
      copy(engine, buffers, buffer, result, "float32", length);
      expect(buffers.resident).toBeLessThanOrEqual(limit);
      live[i] = { buffer: result, length };
      if (step % 3 === 0) buffers.free(buffer);
    }
    live.forEach(({ buffer, length }, i) =>
      expect(buffers.read(buffer, "float32", 0, length)).toEqual(ramp("float32", length, i)),
    );
  });

  it("keeps all that a run uses in its place, above the limit too", () => {
    const engine = new Engine(PLAIN, { shared, maximum: 4096 });
    const buffers = new Buffers(engine, 50000);
    const many = Array.from({ length: 20 }, (_, i) => {
      const buffer = buffers.alloc(2000, "float32");
      buffers.write(buffer, ramp("float32", 2000, i));
      return buffer;
    });
    buffers.enter();
    const addresses = many.map((x) => buffers.address(x, "float32"));
    addresses.forEach((at, i) =>
      expect(new Float32Array(engine.memory.buffer, at, 2000)).toEqual(ramp("float32", 2000, i)),
    );
    buffers.leave();
    buffers.alloc(2000, "float32");
    expect(buffers.resident).toBeLessThanOrEqual(50000);
  });

  it("grows under what it holds", () => {
    const engine = new Engine(PLAIN, { shared, maximum: 4096 });
    const buffers = new Buffers(engine);
    const first = buffers.alloc(2000, "float64");
    buffers.write(first, ramp("float64", 2000));
    const small = ramp("float32", 10);
    const before = engine.bytes.length;
    buffers.enter();
    const at = buffers.address(small, "float32");
    buffers.alloc(5 << 20, "float32");
    expect(engine.bytes.length).toBeGreaterThan(before);
    buffers.store(small, "float32", at);
    buffers.leave();
    expect(small).toEqual(ramp("float32", 10));
    expect(buffers.read(first, "float64", 0, 2000)).toEqual(ramp("float64", 2000));
    const view = buffers.view(first) as Float64Array;
    view[0] = 42;
    expect(buffers.read(first, "float64", 0, 1)).toEqual(Float64Array.of(42));
  });

  it("puts everything out before it says that there is no more memory", () => {
    const engine = new Engine(PLAIN, { shared, maximum: 64 });
    const buffers = new Buffers(engine);
    const many = Array.from({ length: 100 }, (_, i) => {
      const buffer = buffers.alloc(25000, "float32");
      buffers.write(buffer, ramp("float32", 25000, i));
      return buffer;
    });
    const large = buffers.alloc(800000, "float32");
    expect(buffers.resident).toBe(3200256);
    expect(() => buffers.alloc(2 << 20, "float32")).toThrow(OutOfMemoryError);
    expect(() => buffers.alloc(2 << 20, "float32")).toThrow(
      /^alloc: no memory for 8388608 bytes \(2097152 elements of float32\) besides \d+ bytes in use: .*dispose\(\)/,
    );
    buffers.free(large);
    many.forEach((buffer, i) =>
      expect(buffers.read(buffer, "float32", 0, 25000)).toEqual(ramp("float32", 25000, i)),
    );
  });
});

describe("buffers", () => {
  it("hold strings on the host", () => {
    const buffers = new Buffers(new Engine(PLAIN));
    const x = buffers.alloc(3, "string");
    buffers.write(x, ["a", "b", "c"]);
    expect(buffers.read(x, "string", 1, 2)).toEqual(["b", "c"]);
  });

  it("are freed once", () => {
    const buffers = new Buffers(new Engine(PLAIN));
    const used = buffers.heap.used;
    const x = buffers.alloc(100000, "float32");
    expect(buffers.resident).toBe(400256);
    buffers.free(x);
    buffers.free(x);
    expect(buffers.resident).toBe(0);
    expect(buffers.heap.used).toBe(used);
  });

  it("have scratch that grows", () => {
    const buffers = new Buffers(new Engine(PLAIN));
    const used = buffers.heap.used;
    const first = buffers.scratch(1000);
    expect(buffers.scratch(500)).toBe(first);
    buffers.scratch(100000);
    expect(buffers.heap.used).toBeLessThan(used + 130000);
  });
});
