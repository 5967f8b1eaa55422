import { ArgumentError, DTYPES, DTypeError, FormatError, NdArray } from "@gradtape/core";
import type { DType } from "@gradtape/core";
import { describe, expect, test } from "vitest";
import type { HostTensor } from "./host.ts";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.ts";

const STORED = (Object.keys(DTYPES) as DType[]).filter(
  (dtype) => dtype !== "string" && dtype !== "complex128",
);

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

// Files that safetensors 0.8.0 (the reference implementation, in Rust) wrote.

/** Two elements of each dtype, named by the dtype: the bytes 1, 2, 3, ... (`bool`: 1, 0). */
const EVERY_DTYPE =
  "WAMAAAAAAAB7InVpbnQ2NCI6eyJkdHlwZSI6IlU2NCIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzAsMTZdfSwiaW50NjQiOnsiZHR5cGUiOiJJNjQiLCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOlsxNiwzMl19LCJmbG9hdDY0Ijp7ImR0eXBlIjoiRjY0Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMzIsNDhdfSwiY29tcGxleDY0Ijp7ImR0eXBlIjoiQzY0Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbNDgsNjRdfSwiZmxvYXQzMiI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzY0LDcyXX0sInVpbnQzMiI6eyJkdHlwZSI6IlUzMiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzcyLDgwXX0sImludDMyIjp7ImR0eXBlIjoiSTMyIiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbODAsODhdfSwiYmZsb2F0MTYiOnsiZHR5cGUiOiJCRjE2Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbODgsOTJdfSwiZmxvYXQxNiI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzkyLDk2XX0sInVpbnQxNiI6eyJkdHlwZSI6IlUxNiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6Wzk2LDEwMF19LCJpbnQxNiI6eyJkdHlwZSI6IkkxNiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzEwMCwxMDRdfSwiaW50OCI6eyJkdHlwZSI6Ikk4Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMTA0LDEwNl19LCJ1aW50OCI6eyJkdHlwZSI6IlU4Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMTA2LDEwOF19LCJib29sIjp7ImR0eXBlIjoiQk9PTCIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzEwOCwxMTBdfX0gICAgICAgAQIDBAUGBwgJCgsMDQ4PEAECAwQFBgcICQoLDA0ODxABAgMEBQYHCAkKCwwNDg8QAQIDBAUGBwgJCgsMDQ4PEAECAwQFBgcIAQIDBAUGBwgBAgMEBQYHCAECAwQBAgMEAQIDBAECAwQBAgECAQA=";

/** Names that need escapes or sort apart in UTF-16, a scalar, an empty tensor, and the metadata `format: "pt"`. */
const MIXED =
  "EAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJhXG5cIlx1MDAwMX/DqfCfmIAiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6W10sImRhdGFfb2Zmc2V0cyI6WzAsNF19LCJiIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbNCwxMl19LCLvv64iOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzAsM10sImRhdGFfb2Zmc2V0cyI6WzEyLDEyXX0sIvCfmIAiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOlsxMiwxNl19fQAAQEAAAIA/AAAAQDEyMzQ=";

const f32 = (shape: readonly number[], ...values: number[]): HostTensor => ({
  data: new Float32Array(values),
  shape,
  dtype: "float32",
});

/** A file by hand: the header as it is, then the body. */
function file(header: string | Uint8Array, body: readonly number[] = []): Uint8Array {
  const text = typeof header === "string" ? new TextEncoder().encode(header) : header;
  const out = new Uint8Array(8 + text.length + body.length);
  new DataView(out.buffer).setBigUint64(0, BigInt(text.length), true);
  out.set(text, 8);
  out.set(body, 8 + text.length);
  return out;
}

const entry = (dtype: string, shape: string, offsets: string): string =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`;

describe("safetensors", () => {
  test("reads and writes every dtype as the reference implementation does", () => {
    const bytes = fromBase64(EVERY_DTYPE);
    const { tensors: read, metadata } = decodeSafetensors(bytes);
    expect([...read.keys()].toSorted()).toEqual(STORED.toSorted());
    for (const [name, { dtype, shape, data }] of read) {
      expect(dtype).toBe(name);
      expect(shape).toEqual([2]);
      const counted = Array.from({ length: data.byteLength }, (_, i) => i + 1);
      expect(Array.from(new Uint8Array(data.buffer))).toEqual(name === "bool" ? [1, 0] : counted);
    }
    expect(Object.keys(metadata)).toEqual([]);
    expect(encodeSafetensors(read)).toEqual(bytes);
  });

  test("names, scalars, empty tensors and metadata are as the reference writes them", () => {
    const mixed = {
      "\u{1F600}": {
        data: new Float32Array(new TextEncoder().encode("1234").buffer),
        shape: [1],
        dtype: "float32",
      },
      b: f32([2], 1, 2),
      "\uFFEE": f32([0, 3]),
      'a\n"\u0001\u007F\u00E9\u{1F600}': f32([], 3),
    } satisfies Record<string, HostTensor>;
    const bytes = fromBase64(MIXED);
    expect(encodeSafetensors(mixed, { format: "pt" })).toEqual(bytes);
    const { tensors: read, metadata } = decodeSafetensors(bytes);
    expect(Object.fromEntries(read)).toEqual(mixed);
    expect({ ...metadata }).toEqual({ format: "pt" });
  });

  test("copies, or gives views where they are aligned and asked for", () => {
    const bytes = encodeSafetensors({ w: f32([2], 1, 2) });
    const copied = decodeSafetensors(bytes).tensors.get("w");
    const view = decodeSafetensors(bytes, { copy: false }).tensors.get("w");
    const unaligned = new Uint8Array(bytes.length + 1);
    unaligned.set(bytes, 1);
    const moved = decodeSafetensors(unaligned.subarray(1), { copy: false }).tensors.get("w");
    expect(view?.data.buffer).toBe(bytes.buffer);
    expect(moved?.data.buffer).not.toBe(unaligned.buffer);
    bytes.fill(0);
    unaligned.fill(0);
    expect(copied?.data).toEqual(new Float32Array([1, 2]));
    expect(view?.data).toEqual(new Float32Array([0, 0]));
    expect(moved?.data).toEqual(new Float32Array([1, 2]));
  });

  test("names of object methods are names as any other", () => {
    const { tensors: read, metadata } = decodeSafetensors(
      encodeSafetensors({ constructor: f32([], 1), toString: f32([], 2) }, { valueOf: "x" }),
    );
    expect([...read.keys()]).toEqual(["constructor", "toString"]);
    expect(metadata["constructor"]).toBeUndefined();
    expect(metadata["valueOf"]).toBe("x");
  });

  test("any non-zero byte is true", () => {
    const bytes = file(`{"a":${entry("BOOL", "[3]", "[0,3]")}}`, [0, 1, 7]);
    expect(decodeSafetensors(bytes).tensors.get("a")?.data).toEqual(new Uint8Array([0, 1, 1]));
  });

  const a = (offsets: string, shape = "[1]", dtype = "U8"): string =>
    `"a":${entry(dtype, shape, offsets)}`;
  test.each([
    [
      new Uint8Array(7),
      "safetensors: the file is too short: 7 bytes, the header's length alone has 8; get the file again",
    ],
    [
      new Uint8Array(8).fill(255),
      "safetensors: the header of the file is too long: 18446744073709551615 bytes, at most 100000000",
    ],
    [
      file("{}").subarray(0, 9),
      "safetensors: the header of the file is cut short: 2 bytes, 1 are there, 1 missing; get the file again",
    ],
    [
      file(""),
      'safetensors: the header of the file is no JSON object: it has 0 bytes and does not start with "{"',
    ],
    [
      file(" {}"),
      'safetensors: the header of the file is no JSON object: it has 3 bytes and does not start with "{"',
    ],
    [file("[]"), "safetensors: the header of the file is no JSON object"],
    [file("{} x"), "safetensors: the header of the file is not usable: "],
    [file('{"a'), "safetensors: the header of the file is not usable: "],
    [
      file(new Uint8Array([0x7b, 0xff, 0x7d])),
      "safetensors: the header of the file is not UTF-8: 3 bytes; get the file again",
    ],
    [
      file(`{${a("[0,1]")},${a("[0,1]")}}`, [1]),
      'safetensors: the header of the file is not usable: the name "a" comes twice; get the file again',
    ],
    [
      file(`{${a("[0,1]")},"\\u0061":${entry("U8", "[1]", "[0,1]")}}`, [1]),
      'the name "a" comes twice',
    ],
    [
      file('{"a":{"dtype":"U8","shape":[1],"shape":[1],"data_offsets":[0,1]}}', [1]),
      'the name "shape" comes twice',
    ],
    [
      file(`{"__proto__":${entry("U8", "[1]", "[0,1]")}}`, [1]),
      'the name "__proto__" is not allowed',
    ],
    [file('{"__metadata__":{"__proto__":"x"}}'), 'the name "__proto__" is not allowed'],
    [file(`{"\\ud800":${entry("U8", "[1]", "[0,1]")}}`, [1]), "is not Unicode text"],
    [
      file('{"a":1}'),
      'safetensors: "a" in the file is no tensor: 1; each name needs dtype, shape and data_offsets',
    ],
    [
      file('{"a":{}}'),
      'safetensors: "a" in the file has a dtype that Gradtape does not have: undefined, not one of BOOL, U8',
    ],
    [
      file(`{${a("[0,1]", "[1]", "F8_E4M3")}}`, [1]),
      'has a dtype that Gradtape does not have: "F8_E4M3"',
    ],
    [
      file(`{${a("[0,1]", "[-1]")}}`, [1]),
      'safetensors: the shape of "a" in the file is not usable: [-1]; get the file again',
    ],
    [file(`{${a("[0,1]", "[0.5]")}}`, [1]), "is not usable: [0.5]"],
    [file(`{${a("[0,1]", '"1"')}}`, [1]), 'is not usable: "1"'],
    [
      file(`{${a("[0,1]", "[4294967296,4294967296]")}}`, [1]),
      "is not usable: [4294967296,4294967296]",
    ],
    [
      file(`{${a("[0,1]", "[9007199254740991]", "F64")}}`, [1]),
      "is not usable: [9007199254740991]",
    ],
    [
      file(`{${a("[1,0]")}}`, [1]),
      'safetensors: the data_offsets of "a" in the file are not usable: [1,0], not [begin, end]; get the file again',
    ],
    [file(`{${a("[-1,0]")}}`, [1]), "are not usable: [-1,0]"],
    [file(`{${a("[0]")}}`, [1]), "are not usable: [0]"],
    [file(`{${a("[0,1e300]")}}`, [1]), "are not usable: [0,1e+300]"],
    [
      file(`{${a("[0,2]")}}`, [1, 2]),
      'safetensors: the sizes of "a" in the file clash: uint8 (1,) has 1 bytes, data_offsets [0, 2] 2; get the file again',
    ],
    [
      file(`{${a("[0,2]", "[2]")},"b":${entry("U8", "[2]", "[1,3]")}}`, [1, 2, 3]),
      'safetensors: two tensors overlap in the file: "b" starts at 1, the one before it ends at 2; get the file again',
    ],
    [
      file(`{${a("[0,1]")},"b":${entry("U8", "[1]", "[2,3]")}}`, [1, 2, 3]),
      'safetensors: bytes belong to no tensor in the file: "b" starts at 2, the one before it ends at 1; get the file again',
    ],
    [
      file(`{${a("[0,1]")}}`),
      "safetensors: the file is cut short: its tensors have 1 bytes, 0 follow the header, 1 are missing; get the file again",
    ],
    [
      file(`{${a("[0,1]")}}`, [1, 2]),
      "safetensors: the file has bytes left over: its tensors have 1 bytes, 2 follow the header; get the file again",
    ],
    [
      file('{"__metadata__":{"a":1}}'),
      'safetensors: the __metadata__ of the file is not usable: "a" is 1, not text; get the file again',
    ],
    [
      file('{"__metadata__":[]}'),
      "safetensors: the __metadata__ of the file is not usable: [], not text by name; get the file again",
    ],
    [file(`{"a":${"[".repeat(100_000)}`), "safetensors: the header of the file is not usable: "],
  ])("says what is wrong (%#)", (bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(FormatError);
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });

  test("calls the file by its name", () => {
    expect(() => decodeSafetensors(new Uint8Array(3), { name: "w.safetensors" })).toThrow(
      "safetensors: w.safetensors is too short",
    );
    expect(() => decodeSafetensors("x" as unknown as Uint8Array)).toThrow(ArgumentError);
  });

  test("writes NumPy-like arrays as they lie", () => {
    const data = new Float32Array([9, 1, 2, 3, 4, 5, 6]);
    const x = new NdArray(data, [3, 2], "float32", { strides: [1, 3], offset: 1 });
    const z = new NdArray(new Float32Array([1, 2, 3, 4]), [2], "complex64", {
      strides: [-1],
      offset: 1,
    });
    const bytes = encodeSafetensors(
      new Map([
        ["x", x],
        ["z", z],
      ]),
    );
    expect(Object.fromEntries(decodeSafetensors(bytes).tensors)).toEqual({
      x: f32([3, 2], 1, 4, 2, 5, 3, 6),
      z: { data: new Float32Array([3, 4, 1, 2]), shape: [2], dtype: "complex64" },
    });
    expect(encodeSafetensors({ x })).toEqual(
      encodeSafetensors({ x: f32([3, 2], 1, 4, 2, 5, 3, 6) }),
    );
    expect(() => encodeSafetensors({ x: new NdArray(["a"], [1], "string") })).toThrow(
      'safetensors: "x" cannot be written: dtype string; encode strings as numbers first',
    );
    const far = { ...f32([2], 1, 2), strides: [2] };
    expect(() => encodeSafetensors({ x: far })).toThrow(ArgumentError);
  });

  test("refuses to write what the format cannot hold", () => {
    const one = { data: new Float64Array(2), shape: [1], dtype: "complex128" } satisfies HostTensor;
    expect(() => encodeSafetensors({ x: one })).toThrow(DTypeError);
    expect(() => encodeSafetensors({ x: one })).toThrow(
      'safetensors: "x" cannot be written: the format has no complex128; cast it first',
    );
    expect(() => encodeSafetensors({ x: f32([3], 1) })).toThrow(
      'safetensors: the shape of "x" does not fit: float32 (3,) has 3 values, the array 1',
    );
    for (const name of ["__metadata__", "__proto__", "\uD800"]) {
      expect(() => encodeSafetensors({ [name]: f32([], 1) })).toThrow(ArgumentError);
    }
    expect(() => encodeSafetensors({}, { epoch: 3 } as unknown as Record<string, string>)).toThrow(
      'safetensors: metadata is text: "epoch" is 3; convert it to a string',
    );
  });
});
