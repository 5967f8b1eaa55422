// Round trips of random tensors, and random damage, for every format at once.

import { DTYPES, FormatError } from "@gradtape/core";
import type { DType } from "@gradtape/core";
import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { arrayFrom } from "./host.ts";
import type { HostTensor } from "./host.ts";
import { decodeNpy, encodeNpy } from "./npy.ts";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.ts";

// Many runs each: a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 60_000 });

const NUMERIC = (Object.keys(DTYPES) as DType[]).filter((dtype) => dtype !== "string");

/** A tensor of any of the dtypes with any bits (so any NaN too), rank up to 4. */
function tensors(dtypes: readonly DType[]): fc.Arbitrary<HostTensor> {
  return fc
    .record({
      dtype: fc.constantFrom(...dtypes),
      shape: fc.array(fc.nat({ max: 4 }), { maxLength: 4 }),
    })
    .chain(({ dtype, shape }) => {
      const bytes = shape.reduce((product, dim) => product * dim, DTYPES[dtype].bytes);
      return fc
        .uint8Array({ minLength: bytes, maxLength: bytes })
        .map((body) => ({ data: arrayFrom(body, dtype), shape, dtype }));
    });
}

/** The bits of a tensor: what a round trip must keep, also where values are NaN. */
function bits({ data, shape, dtype }: HostTensor): unknown {
  return {
    dtype,
    shape,
    bytes: Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  };
}

/** A file, cut short, lengthened or with some bytes changed. */
function damaged(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat({ max: Math.max(0, file.length - 1) }),
    byte: fc.nat({ max: 255 }),
  });
  return fc
    .record({
      length: fc.oneof(fc.constant(file.length), fc.nat({ max: file.length + 16 })),
      changes: fc.array(change, { maxLength: 6 }),
    })
    .map(({ length, changes }) => {
      const out = new Uint8Array(length);
      out.set(file.subarray(0, length));
      for (const { at, byte } of changes) if (at < length) out[at] = byte;
      return out;
    });
}

/** Runs a reader on a file that may be damaged; all it may do is give a result or throw a `FormatError`. */
function outcome(read: () => unknown): unknown {
  try {
    read();
    return FormatError;
  } catch (error) {
    return error instanceof FormatError ? FormatError : error;
  }
}

describe("npy", () => {
  test("a round trip keeps every bit of every dtype", () => {
    fc.assert(
      fc.property(tensors(NUMERIC), (tensor) => {
        const file = encodeNpy(tensor);
        expect((file.length - tensor.data.byteLength) % 64).toBe(0);
        expect(bits(decodeNpy(file))).toEqual(bits(tensor));
      }),
    );
  });

  test("damaged files never give anything but a FormatError", () => {
    const file = tensors(NUMERIC).chain((tensor) => damaged(encodeNpy(tensor)));
    fc.assert(
      fc.property(file, (bytes) => {
        expect(outcome(() => decodeNpy(bytes))).toBe(FormatError);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(outcome(() => decodeNpy(bytes))).toBe(FormatError);
      }),
    );
  });

  test("random headers never give anything but a FormatError", () => {
    const token = fc.constantFrom(
      ..."{ } ( ) [ ] , : 'descr' 'shape' 'fortran_order' '<f4' '>c16' 1 4294967296 - True None ' u \\ L".split(
        " ",
      ),
    );
    const header = fc.array(token, { maxLength: 30 }).map((tokens) => {
      const text = new TextEncoder().encode(tokens.join(" "));
      return new Uint8Array([
        0x93,
        0x4e,
        0x55,
        0x4d,
        0x50,
        0x59,
        1,
        0,
        text.length & 255,
        text.length >> 8,
        ...text,
      ]);
    });
    fc.assert(
      fc.property(header, (bytes) => {
        expect(outcome(() => decodeNpy(bytes))).toBe(FormatError);
      }),
      { numRuns: 500 },
    );
  });
});

describe("safetensors", () => {
  const name = fc
    .string({ unit: "binary" })
    .filter((text) => text !== "__proto__" && text !== "__metadata__");
  const records = fc.dictionary(name, tensors(NUMERIC.filter((dtype) => dtype !== "complex128")));
  const texts = fc.dictionary(name, fc.string({ unit: "binary" }));

  test("a round trip keeps every bit, name and text", () => {
    fc.assert(
      fc.property(records, texts, (record, metadata) => {
        const bytes = encodeSafetensors(record, metadata);
        const read = decodeSafetensors(bytes);
        expect({ ...read.metadata }).toEqual({ ...metadata });
        expect(read.tensors.size).toBe(Object.keys(record).length);
        for (const [key, tensor] of read.tensors)
          expect(bits(tensor)).toEqual(bits(record[key] as HostTensor));
        expect(encodeSafetensors(read.tensors, metadata)).toEqual(bytes);
      }),
    );
  });

  test("damaged files never give anything but a FormatError", () => {
    const file = fc
      .tuple(records, texts)
      .chain(([record, metadata]) => damaged(encodeSafetensors(record, metadata)));
    fc.assert(
      fc.property(file, (bytes) => {
        expect(outcome(() => decodeSafetensors(bytes))).toBe(FormatError);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(outcome(() => decodeSafetensors(bytes))).toBe(FormatError);
      }),
    );
  });

  test("random headers never give anything but a FormatError", () => {
    const offsets = fc.tuple(fc.integer({ min: -1, max: 9 }), fc.integer({ min: -1, max: 9 }));
    const entry = fc.record(
      {
        dtype: fc.oneof(fc.constantFrom("U8", "F32", "C64", "F4"), fc.jsonValue()),
        shape: fc.oneof(fc.array(fc.integer({ min: -1, max: 4 })), fc.jsonValue()),
        data_offsets: fc.oneof(offsets, fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const header = fc.dictionary(
      fc.oneof(fc.string(), fc.constant("__metadata__")),
      fc.oneof(entry, fc.jsonValue()),
    );
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 16 }), (value, body) => {
        const text = new TextEncoder().encode(JSON.stringify(value));
        const bytes = new Uint8Array(8 + text.length + body.length);
        new DataView(bytes.buffer).setUint32(0, text.length, true);
        bytes.set(text, 8);
        bytes.set(body, 8 + text.length);
        expect(outcome(() => decodeSafetensors(bytes))).toBe(FormatError);
      }),
      { numRuns: 500 },
    );
  });
});
