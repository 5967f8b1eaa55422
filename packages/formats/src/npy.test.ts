import { ArgumentError, DTypeError, FormatError, NdArray } from "@gradtape/core";
import type { DType } from "@gradtape/core";
import { describe, expect, test } from "vitest";
import type { HostTensor } from "./host.ts";
import { decodeNpy, encodeNpy } from "./npy.ts";

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** A file that NumPy 1.24.2 wrote, with what it holds; `same` where our writer must give the same bytes. */
interface Frozen {
  readonly name: string;
  readonly base64: string;
  readonly tensor: HostTensor;
  readonly same: boolean;
}

const file = (
  name: string,
  same: boolean,
  dtype: HostTensor["dtype"],
  shape: readonly number[],
  data: HostTensor["data"],
  base64: string,
): Frozen => ({ name, base64, tensor: { data, shape, dtype }, same });

const NPY_FILES: readonly Frozen[] = [
  file(
    "f4",
    true,
    "float32",
    [2, 3],
    new Float32Array([1.5, -2, 3, 4, 5.25, -0]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAAwAAAQEAAAIBAAACoQAAAAIA=",
  ),
  file(
    "f8 fortran",
    false,
    "float64",
    [2, 3],
    new Float64Array([0, 1, 2, 3, 4, 5]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAAAAAAAAAhAAAAAAAAA8D8AAAAAAAAQQAAAAAAAAABAAAAAAAAAFEA=",
  ),
  file(
    "f4 fortran 3d",
    false,
    "float32",
    [2, 3, 4],
    Float32Array.from({ length: 24 }, (_, i) => i),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMywgNCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAABAQQAAgEAAAIBBAAAAQQAAoEEAAIA/AABQQQAAoEAAAIhBAAAQQQAAqEEAAABAAABgQQAAwEAAAJBBAAAgQQAAsEEAAEBAAABwQQAA4EAAAJhBAAAwQQAAuEE=",
  ),
  file(
    "i4 big",
    false,
    "int32",
    [3],
    new Int32Array([1, -2, 2147483647]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAB/////n////8=",
  ),
  file(
    "i8",
    true,
    "int64",
    [2],
    new BigInt64Array([-(2n ** 63n), 2n ** 63n - 1n]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAgP////////9/",
  ),
  file(
    "u8 big",
    false,
    "uint64",
    [2],
    new BigUint64Array([2n ** 64n - 1n, 1n]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPnU4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr//////////wAAAAAAAAAB",
  ),
  file(
    "bool",
    true,
    "bool",
    [3],
    new Uint8Array([1, 0, 1]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAE=",
  ),
  file(
    "c8",
    true,
    "complex64",
    [2],
    new Float32Array([1, 2, -0, -3.5]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGM4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAAQAAAAIAAAGDA",
  ),
  file(
    "c16 big",
    false,
    "complex128",
    [1, 1],
    new Float64Array([1, 2]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPmMxNicsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgxLCAxKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/8AAAAAAAAEAAAAAAAAAA",
  ),
  file(
    "f2",
    true,
    "float16",
    [4],
    new Uint16Array([0x3c00, 0xb800, 0x7bff, 0x7c00]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDQsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAPAC4/3sAfA==",
  ),
  file(
    "u2",
    true,
    "uint16",
    [2, 1],
    new Uint16Array([1, 65535]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPHUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDEpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAP//",
  ),
  file(
    "i1",
    true,
    "int8",
    [2],
    new Int8Array([-128, 127]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnfGkxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAfw==",
  ),
  file(
    "scalar",
    true,
    "float64",
    [],
    new Float64Array([7.5]),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAeQA==",
  ),
  file(
    "empty",
    true,
    "float32",
    [0, 3],
    new Float32Array(0),
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDAsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo=",
  ),
  file(
    "v2",
    false,
    "int16",
    [2],
    new Int16Array([1, 2]),
    "k05VTVBZAgB0AAAAeydkZXNjcic6ICc8aTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAIA",
  ),
  file(
    "v3",
    false,
    "uint32",
    [2],
    new Uint32Array([1, 2]),
    "k05VTVBZAwB0AAAAeydkZXNjcic6ICc8dTQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAAAAgAAAA==",
  ),
];

/** Files of NumPy's whose elements are no numbers. */
const NPY_REFUSED: readonly {
  readonly name: string;
  readonly base64: string;
  readonly says: string;
}[] = [
  {
    name: "strings",
    says: 'npy: the file has a dtype that Gradtape does not have: "<U2", not one of',
    base64:
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPFUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphAAAAYgAAAA==",
  },
  {
    name: "records",
    says: "npy: the file holds records, not one kind of number",
    base64:
      "k05VTVBZAQB2AHsnZGVzY3InOiBbKCdhJywgJzxmNCcpXSwgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAA",
  },
  {
    name: "pickled objects",
    says: 'npy: the file has a dtype that Gradtape does not have: "|O"',
    base64:
      "k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMSwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAA2NudW1weS5jb3JlLm11bHRpYXJyYXkKX3JlY29uc3RydWN0CnEAY251bXB5Cm5kYXJyYXkKcQFLAIVxAkMBYnEDh3EEUnEFKEsBSwGFcQZjbnVtcHkKZHR5cGUKcQdYAgAAAE84cQiJiIdxCVJxCihLA1gBAAAAfHELTk5OSv////9K/////0s/dHEMYoldcQ1OYXRxDmIu",
  },
];

/** A file by hand: version 1, the header as it is, then the body. */
function npy(
  header: string,
  body: readonly number[] = [],
  version: readonly number[] = [1, 0],
): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length =
    version[0] === 1
      ? [text.length & 255, text.length >> 8]
      : [text.length & 255, text.length >> 8, 0, 0];
  return new Uint8Array([
    0x93,
    0x4e,
    0x55,
    0x4d,
    0x50,
    0x59,
    ...version,
    ...length,
    ...text,
    ...body,
  ]);
}

const dict = (descr: string, shape: string, fortran = "False"): string =>
  `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }\n`;

describe("decodeNpy", () => {
  test.each(NPY_FILES)("reads NumPy's $name", ({ base64, tensor }) => {
    expect(decodeNpy(fromBase64(base64))).toEqual(tensor);
  });

  test.each(NPY_REFUSED)("refuses $name with a reason", ({ base64, says }) => {
    expect(() => decodeNpy(fromBase64(base64))).toThrow(FormatError);
    expect(() => decodeNpy(fromBase64(base64))).toThrow(says);
  });

  test("writes NumPy-like arrays as they lie", () => {
    const data = new Int16Array([9, 1, 2, 3, 4, 5, 6]);
    const x = new NdArray(data, [3, 2], "int16", { strides: [1, 3], offset: 1 });
    expect(decodeNpy(encodeNpy(x))).toEqual({
      data: new Int16Array([1, 4, 2, 5, 3, 6]),
      shape: [3, 2],
      dtype: "int16",
    });
  });

  test("reads from the middle of a larger buffer, and copies", () => {
    const file = encodeNpy({ data: new Float64Array([1, 2]), shape: [2], dtype: "float64" });
    const larger = new Uint8Array(file.length + 6);
    larger.set(file, 3);
    const { data } = decodeNpy(larger.subarray(3, 3 + file.length));
    larger.fill(0);
    expect(data).toEqual(new Float64Array([1, 2]));
  });

  test("reads Python 2's long integers, = and ? and <V2", () => {
    expect(decodeNpy(npy(dict("'=u2'", "(1L,)"), [1, 2])).shape).toEqual([1]);
    expect(decodeNpy(npy(dict("'|u1'", "(2,)"), [1, 2])).data).toEqual(new Uint8Array([1, 2]));
    expect(decodeNpy(npy(dict("'?'", "(2,)"), [0, 7])).data).toEqual(new Uint8Array([0, 1]));
    expect(decodeNpy(npy(dict("'<V2'", "()"), [0x80, 0x3f]))).toEqual({
      data: new Uint16Array([0x3f80]),
      shape: [],
      dtype: "bfloat16",
    });
  });

  test.each([
    [
      new Uint8Array(0),
      "npy: the file is not a .npy file: 0 bytes that do not start with \\x93NUMPY; check that this is the right file",
    ],
    [
      npy("{}", [], [4, 0]),
      "npy: the file has an unknown version: 4.0, not 1.0, 2.0 or 3.0; save it again with numpy.save",
    ],
    [
      npy(dict("'<f4'", "(2,)"), [0, 0, 0]),
      "npy: the file is cut short: the header says float32 (2,), 8 bytes; 3 bytes follow it, 5 are missing; get the file again",
    ],
    [
      npy(dict("'<f4'", "()"), [0, 0, 0, 0, 9]),
      "npy: the file has bytes left over: the header says float32 (), 4 bytes; 5 bytes follow it, 1 too many; one array a file",
    ],
    [
      npy(dict("'<f4'", "(4294967296, 4294967296)")),
      "npy: the sizes of the file are absurd: the header says float32 (4294967296, 4294967296), Infinity bytes; 0 bytes follow it",
    ],
    [
      npy(dict("'<f4'", "(-1,)")),
      "npy: the shape of the file is not usable: (-1,); get the file again",
    ],
    [npy(dict("'<f4'", "('a',)")), "npy: the shape of the file is not usable: (a,)"],
    [npy(dict("'<f4'", "(True,)")), "npy: the shape of the file is not usable: (true,)"],
    [
      npy(dict("'<f4'", "3")),
      "npy: the header of the file does not hold descr, fortran_order and shape",
    ],
    [
      npy(dict("'<f4'", "()", "1")),
      "npy: the header of the file does not hold descr, fortran_order and shape",
    ],
    [
      npy("{'descr': '<f4', 'fortran_order': False, 'shape': (), 'more': 1}"),
      "npy: the header of the file does not hold descr",
    ],
    [
      npy("(1,"),
      "npy: the header of the file is not understood: no literal at character 3; get the file again",
    ],
    [npy("[]"), 'npy: the header of the file is no dict: "[]"; get the file again'],
    [
      npy(dict("'<f16'", "()")),
      'npy: the file has a dtype that Gradtape does not have: "<f16", not one of b1, i1, u1',
    ],
    [
      npy("{}").subarray(0, 11),
      "npy: the header of the file is cut short: 1 of its 2 bytes are missing; get the file again",
    ],
    [
      npy("{}", [], [2, 0]).subarray(0, 11),
      "npy: the header of the file is cut short: 11 bytes, at least 12 needed",
    ],
    [
      new Uint8Array([...npy("", [], [2, 0]).subarray(0, 8), 0, 0, 0, 255]),
      "npy: the header of the file is too long: 4278190080 bytes, at most 65535",
    ],
    [
      new Uint8Array([...npy("", [], [3, 0]).subarray(0, 8), 1, 0, 0, 0, 0xff]),
      "npy: the header of the file is not UTF-8: 1 bytes",
    ],
  ])("says what is wrong (%#)", (bytes, message) => {
    expect(() => decodeNpy(bytes)).toThrow(FormatError);
    expect(() => decodeNpy(bytes)).toThrow(message);
  });

  test("calls the file by its name", () => {
    expect(() => decodeNpy(new Uint8Array(20), { name: "x.npy" })).toThrow(
      "npy: x.npy is not a .npy file: 20 bytes",
    );
  });

  test("what is no Uint8Array is an argument's fault", () => {
    expect(() => decodeNpy("x" as unknown as Uint8Array)).toThrow(ArgumentError);
  });
});

describe("encodeNpy", () => {
  test.each(NPY_FILES.filter(({ same }) => same))(
    "writes the bytes that NumPy writes for $name",
    ({ base64, tensor }) => {
      expect(encodeNpy(tensor)).toEqual(fromBase64(base64));
    },
  );

  test("refuses what the format cannot hold", () => {
    const data = new Float32Array(2);
    expect(() => encodeNpy({ data, shape: [3], dtype: "float32" })).toThrow(
      "npy: the shape of the tensor does not fit: float32 (3,) has 3 values, the array 2; correct the shape",
    );
    expect(() => encodeNpy({ data, shape: [2], dtype: "int32" })).toThrow(
      "npy: the tensor does not fit its dtype: int32 is held by Int32Array, got Float32Array; convert the data",
    );
    expect(() => encodeNpy({ data, shape: [-2, -1], dtype: "float32" })).toThrow(ArgumentError);
    expect(() => encodeNpy({ data, shape: [2], dtype: "string" })).toThrow(DTypeError);
    expect(() => encodeNpy({ data, shape: [2], dtype: "float31" as DType })).toThrow(
      "npy: the tensor has an unknown dtype: float31",
    );
    expect(() =>
      encodeNpy({ data: new Float32Array(1), shape: Array(65).fill(1), dtype: "float32" }),
    ).toThrow("npy: the rank is too high: 65, NumPy reads at most 64; reshape it first");
  });
});
