import { ArgumentError, FormatError } from "@gradtape/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decompress } from "./gzip.ts";
import { parseIdx, readIdx } from "./idx.ts";

const u32 = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

/** An IDX file by hand. */
const idx = (type: number, shape: readonly number[], body: readonly number[] = []): Uint8Array =>
  new Uint8Array([0, 0, type, shape.length, ...shape.flatMap(u32), ...body]);

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The bytes of typed array values, most significant first. */
function bigEndian(data: ArrayBufferView & { readonly BYTES_PER_ELEMENT: number }): number[] {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const size = data.BYTES_PER_ELEMENT;
  return Array.from(bytes, (_, i) => bytes[i - (i % size) + size - 1 - (i % size)] as number);
}

/** Reads bytes that may be damaged; all that may come is an array of its shape or a `FormatError`. */
function outcome(bytes: Uint8Array): unknown {
  try {
    const { data, shape } = parseIdx(bytes);
    return data.length === shape.reduce((product, dim) => product * dim, 1) ? FormatError : data;
  } catch (error) {
    return error instanceof FormatError ? FormatError : error;
  }
}

describe("parseIdx", () => {
  test.each([
    [0x08, "uint8", new Uint8Array([0, 7, 255])],
    [0x09, "int8", new Int8Array([0, -7, 127])],
    [0x0b, "int16", new Int16Array([1, -2, 0x1234])],
    [0x0c, "int32", new Int32Array([1, -2, 0x12345678])],
    [0x0d, "float32", new Float32Array([1.5, -0, NaN])],
    [0x0e, "float64", new Float64Array([Math.PI, -Infinity, NaN])],
  ] as const)("reads type 0x%x as %s", (type, dtype, data) => {
    expect(parseIdx(idx(type, [3], bigEndian(data)))).toEqual({ data, shape: [3], dtype });
    expect(parseIdx(idx(type, [1, 3, 1], bigEndian(data)))).toEqual({
      data,
      shape: [1, 3, 1],
      dtype,
    });
  });

  test("known bytes", () => {
    expect(parseIdx(idx(0x0c, [2], [0, 0, 1, 0, 255, 255, 255, 254])).data).toEqual(
      new Int32Array([256, -2]),
    );
    expect(parseIdx(idx(0x0d, [1], [0x3f, 0xc0, 0, 0])).data).toEqual(new Float32Array([1.5]));
  });

  test("a scalar, empty arrays, an ArrayBuffer, a part of a larger buffer", () => {
    expect(parseIdx(idx(0x08, [], [5]))).toEqual({
      data: new Uint8Array([5]),
      shape: [],
      dtype: "uint8",
    });
    expect(parseIdx(idx(0x0e, [0, 4294967295])).shape).toEqual([0, 4294967295]);
    expect(parseIdx(idx(0x08, [1], [5]).buffer as ArrayBuffer).data).toEqual(new Uint8Array([5]));
    const larger = new Uint8Array([9, ...idx(0x0b, [1], [1, 2]), 9]);
    expect(parseIdx(larger.subarray(1, -1)).data).toEqual(new Int16Array([0x0102]));
  });

  test("the result is a copy", () => {
    const file = idx(0x08, [1], [5]);
    const { data } = parseIdx(file);
    file.fill(0);
    expect(data[0]).toBe(5);
  });

  test.each([
    [
      new Uint8Array([0, 0, 8]),
      "idx: the header is cut short: x.idx has 3 bytes, an IDX file at least 4; get the file again",
    ],
    [
      idx(0x08, [1, 2]).subarray(0, 9),
      "idx: the header is cut short: x.idx has 9 bytes, a header of rank 2 has 12 (3 missing); get the file again",
    ],
    [
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      "idx: x.idx is not an IDX file: it starts with 0x89 0x50 0x4E 0x47, not with 0x00 0x00; check that this is the right file",
    ],
    [
      new Uint8Array([0x1f, 0x8b, 8, 0]),
      "idx: x.idx is not an IDX file: it starts with 0x1F 0x8B 0x08 0x00, not with 0x00 0x00; it is compressed: use readIdx",
    ],
    [
      idx(0x0a, [1]),
      "idx: x.idx has an unknown element type: 0x0A, not one of 0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E; check that this is the right file",
    ],
    [
      idx(0x08, [60000, 28, 28], [1, 2]),
      "idx: x.idx is cut short: the header says uint8 (60000, 28, 28), 47040000 bytes; 2 bytes follow it, 47039998 are missing; get the file again",
    ],
    [
      idx(0x0b, [1], [1, 2, 3]),
      "idx: x.idx has bytes left over: the header says int16 (1,), 2 bytes; 3 bytes follow it, 1 too many; get the file again",
    ],
    [
      idx(0x0e, [4294967295, 4294967295, 4294967295]),
      "idx: the sizes of x.idx are absurd: the header says float64 (4294967295, 4294967295, 4294967295), ",
    ],
    [
      idx(0x08, Array<number>(255).fill(4294967295)),
      "Infinity bytes; 0 bytes follow it; check that this is the right file",
    ],
  ])("says what is wrong (%#)", (bytes, message) => {
    expect(() => parseIdx(bytes, { name: "x.idx" })).toThrow(FormatError);
    expect(() => parseIdx(bytes, { name: "x.idx" })).toThrow(message);
  });

  test("what is no bytes is an argument's fault", () => {
    expect(() => parseIdx("x" as unknown as Uint8Array)).toThrow(ArgumentError);
    expect(() => parseIdx(null as unknown as Uint8Array)).toThrow(
      "idx: expected bytes: got null; pass a Uint8Array",
    );
  });

  test("a round trip keeps every bit", () => {
    const size = new Map([
      [0x08, 1],
      [0x09, 1],
      [0x0b, 2],
      [0x0c, 4],
      [0x0d, 4],
      [0x0e, 8],
    ]);
    const file = fc
      .record({
        type: fc.constantFrom(...size.keys()),
        shape: fc.array(fc.nat({ max: 4 }), { maxLength: 4 }),
      })
      .chain(({ type, shape }) => {
        const bytes = shape.reduce((product, dim) => product * dim, size.get(type) as number);
        return fc
          .uint8Array({ minLength: bytes, maxLength: bytes })
          .map((body) => ({ type, shape, body: [...body] }));
      });
    fc.assert(
      fc.property(file, ({ type, shape, body }) => {
        const read = parseIdx(idx(type, shape, body));
        expect(read.shape).toEqual(shape);
        expect(bigEndian(read.data)).toEqual(body);
      }),
    );
  });

  test("damaged files never give anything but a FormatError", () => {
    const body = fc.uint8Array({ maxLength: 40 });
    const type = fc.oneof(fc.constantFrom(0x08, 0x0b, 0x0e), fc.nat({ max: 255 }));
    const file = fc.tuple(
      type,
      fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
      body,
      fc.nat({ max: 60 }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          file.map(([t, s, b, cut]) => idx(t, s, [...b]).subarray(0, cut)),
        ),
        (bytes) => {
          expect(outcome(bytes)).toBe(FormatError);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("decompress and readIdx", () => {
  test("bytes that are not gzip come back as they are", async () => {
    const bytes = idx(0x08, [1], [5]);
    expect(await decompress(bytes)).toBe(bytes);
    expect(await decompress(new Uint8Array(0))).toEqual(new Uint8Array(0));
    expect(await decompress(new ArrayBuffer(1))).toEqual(new Uint8Array(1));
  });

  test("gzip is found by its first bytes", async () => {
    const bytes = idx(0x08, [3], [5, 6, 7]);
    const packed = await gzip(bytes);
    expect(await decompress(packed)).toEqual(bytes);
    expect((await readIdx(packed)).data).toEqual(new Uint8Array([5, 6, 7]));
    expect((await readIdx(packed.buffer as ArrayBuffer)).shape).toEqual([3]);
    expect((await readIdx(bytes)).shape).toEqual([3]);
    const big = idx(0x08, [1000, 1000], Array<number>(1_000_000).fill(1));
    expect(await decompress(await gzip(big))).toEqual(big);
  });

  test("a gzip bomb stops at maxBytes", async () => {
    const bomb = await gzip(new Uint8Array(20_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(decompress(bomb, { maxBytes: 1_000_000, name: "b.gz" })).rejects.toThrow(
      FormatError,
    );
    await expect(decompress(bomb, { maxBytes: 1_000_000, name: "b.gz" })).rejects.toThrow(
      `gzip: b.gz unpacks to too much: ${bomb.length} bytes give more than maxBytes = 1000000; raise maxBytes if the file is trusted`,
    );
    expect((await decompress(bomb, { maxBytes: 20_000_000 })).length).toBe(20_000_000);
    await expect(decompress(bomb, { maxBytes: Number.NaN })).rejects.toThrow(ArgumentError);
  });

  test("damaged gzip gives a FormatError", async () => {
    const packed = await gzip(
      idx(
        0x08,
        [5000],
        Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
      ),
    );
    const cut = packed.subarray(0, packed.length - 5);
    await expect(readIdx(cut, { name: "c.gz" })).rejects.toThrow(FormatError);
    await expect(readIdx(cut, { name: "c.gz" })).rejects.toThrow(
      `gzip: c.gz is damaged or cut short: ${cut.length} compressed bytes`,
    );
    for (const at of [2, 3, 12, packed.length - 8, packed.length - 4]) {
      const changed = packed.map((byte, i) => (i === at ? byte ^ 0xff : byte));
      await expect(readIdx(changed)).rejects.toThrow(FormatError);
    }
    for (const length of [2, 5, 10, 17]) {
      await expect(readIdx(packed.subarray(0, length))).rejects.toThrow(FormatError);
    }
  });
});
