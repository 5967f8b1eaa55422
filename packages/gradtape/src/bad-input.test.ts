// Whatever is given to a function: it answers, or throws an error of ours that names the function. Nothing else escapes.
import { beforeAll, describe, expect, it, vi } from "vitest";
import * as tf from "./index.ts";

const disposed = tf.constant([1, 2]);
disposed.dispose();

/** Things that are given by mistake. */
const HOSTILE: Readonly<Record<string, unknown>> = {
  undefined,
  null: null,
  NaN,
  "-1": -1,
  "1.5": 1.5,
  Infinity,
  "2 ** 40": 2 ** 40,
  "a bigint": 5n,
  "a huge bigint": 10n ** 30n,
  true: true,
  "a string": "float32",
  "an empty string": "",
  "a symbol": Symbol("x"),
  "an object": {},
  "an object without prototype": Object.create(null) as unknown,
  "a function": () => 1,
  "a date": new Date(0),
  "a map": new Map([[1, 2]]),
  "a promise": Promise.resolve(1),
  "an array buffer": new ArrayBuffer(8),
  "a data view": new DataView(new ArrayBuffer(8)),
  "an empty array": [],
  "an array with holes": new Array(3),
  "a ragged array": [[1, 2], [3]],
  "mixed kinds": [1, "a", true],
  "arrays of null": [null, undefined],
  "a negative size": [-1, 2],
  "a size too large": [2 ** 30, 2 ** 30],
  "a tensor": tf.constant([1, 2]),
  "an empty tensor": tf.zeros([0, 3]),
  "a scalar of NaN": tf.constant(NaN),
  "text tensor": tf.constant(["a", "b"]),
  "complex tensor": tf.constant([{ re: 1, im: 2 }]),
  "bool tensor": tf.constant([true, false]),
  "int64 tensor": tf.constant([1n, -1n]),
  "a disposed tensor": disposed,
  "an options object": { axis: 0, dtype: "float128" },
  "array that lies": { data: new Float32Array(2), shape: [2, 3], dtype: "float32" },
};

type Anything = (...args: readonly unknown[]) => unknown;

const namespaces: Readonly<Record<string, object>> = {
  tf,
  "tf.random": tf.random,
  "tf.strings": tf.strings,
  "tf.debugging": tf.debugging,
  "tf.bitwise": tf.bitwise,
  "tf.image": tf.image,
  "tf.linalg": tf.linalg,
  "tf.math": tf.math,
  "tf.math.special": tf.math.special,
  "tf.nn": tf.nn,
  "tf.ragged": tf.ragged,
  "tf.signal": tf.signal,
  "tf.sparse": tf.sparse,
};
/** For authors of ops and backends: what they take are expressions, kernels and dtypes. */
const FOR_AUTHORS = new Set([
  "showExpr",
  "substitute",
  "walk",
  "kernelSize",
  "simplifyAxes",
  "isFloat",
  "isComplex",
  "isInteger",
  "isDifferentiable",
  "integerRange",
  "hostArray",
  "promoteTypes",
  "setBackend",
]);

/** Each function once, by its first name: namespaces repeat some of `tf`. */
const seen = new Set<unknown>();
const functions = Object.entries(namespaces).flatMap(([prefix, space]) =>
  Object.entries(space).flatMap(([name, fn]) => {
    if (typeof fn !== "function" || !/^[a-z]/.test(name) || FOR_AUTHORS.has(name) || seen.has(fn))
      return [];
    seen.add(fn);
    return [[`${prefix}.${name}`, fn as Anything] as const];
  }),
);

const show = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** Calls, and says what escaped that should not. */
async function attempt(fn: Anything, args: readonly unknown[]): Promise<string | undefined> {
  try {
    await fn(...args);
  } catch (error) {
    if (!(error instanceof tf.GradtapeError)) return show(error);
  }
  return undefined;
}

describe("hostile arguments", () => {
  beforeAll(() => {
    tf.random.setSeed(1);
    vi.spyOn(console, "log").mockImplementation(() => {}); // tf.print takes everything
  });

  it("are given to many functions", () => expect(functions.length).toBeGreaterThan(200));

  it.each(functions)("%s", async (_, fn) => {
    const x = tf.constant([
      [1, 2],
      [3, 4],
    ]);
    const escaped: string[] = [];
    for (const [name, bad] of Object.entries(HOSTILE)) {
      for (const args of [[bad], [bad, bad], [x, bad], [x, x, bad], [[2, 2], bad], [x, 0, bad]]) {
        const what = await attempt(fn, args);
        if (what !== undefined)
          escaped.push(`${name} as argument ${args.indexOf(bad)} of ${args.length}: ${what}`);
      }
    }
    expect(escaped).toEqual([]);
  });
});
