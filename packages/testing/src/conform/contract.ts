// The contract of buffers: what alloc, write, read and free promise, whatever a backend computes.
import { DTYPES, integerRange, type Backend, type DType } from "@gradtape/core";
import type { Bench, Check } from "./plan.ts";
import { decoded, host } from "./programs.ts";
import { differencesOf, same, showDifferences } from "../compare.ts";

export function contractChecks(dtypes: readonly DType[]): Check[] {
  const check = (
    name: string,
    run: (bench: Bench) => Promise<void>,
    dtype: DType = "float32",
  ): Check => ({ kind: "buffer", name, dtype, run });
  return [
    check("caps: lists the dtypes it is checked with", async ({ backend }) => {
      const missing = dtypes.filter((d) => !backend.caps.dtypes.includes(d));
      if (missing.length > 0) throw new Error(`caps.dtypes lacks ${missing.join(", ")}`);
      if (!(backend.caps.maxBuffers >= 2))
        throw new Error(
          `caps.maxBuffers is ${backend.caps.maxBuffers}: a kernel binds an input and an output at least`,
        );
    }),
    ...dtypes
      .filter((d) => DTYPES[d].array !== null)
      .map((d) =>
        check(
          `buffers: ${d} values come back as they were written`,
          ({ backend }) => roundTrip(backend, d),
          d,
        ),
      ),
    check("buffers: a write fills from the beginning", async ({ backend }) => {
      const b = backend.alloc(4, "float32");
      backend.write(b, Float32Array.of(1, 2, 3, 4));
      backend.write(b, Float32Array.of(9));
      await expectRead(backend, b, 0, [9, 2, 3, 4]);
      backend.write(b, new Float32Array(0));
      await expectRead(backend, b, 0, [9, 2, 3, 4]);
    }),
    check("buffers: a read begins at its offset", async ({ backend }) => {
      const b = backend.alloc(5, "float32");
      backend.write(b, Float32Array.of(1, 2, 3, 4, 5));
      await expectRead(backend, b, 1, [2, 3]);
      await expectRead(backend, b, 4, [5]);
      await expectRead(backend, b, 5, []);
    }),
    check("buffers: what is read is a copy", async ({ backend }) => {
      const b = backend.alloc(2, "float32");
      const source = Float32Array.of(1, 2);
      backend.write(b, source);
      source[0] = 7; // later changes of the source do not show
      const got = (await backend.read(b, "float32", 0, 2)) as Float32Array;
      got[1] = 8;
      await expectRead(backend, b, 0, [1, 2]);
      const now = backend.readSync?.(b, "float32", 0, 2) as Float32Array | undefined;
      if (now) now[0] = 9;
      await expectRead(backend, b, 0, [1, 2]);
    }),
    check(
      "buffers: a read sees what was issued before it and nothing later",
      async ({ backend }) => {
        const b = backend.alloc(2, "float32");
        backend.write(b, Float32Array.of(1, 2));
        const pending = backend.read(b, "float32", 0, 2);
        backend.write(b, Float32Array.of(5, 6));
        compare(decoded(await pending, "float32"), [1, 2]);
        await expectRead(backend, b, 0, [5, 6]);
      },
    ),
    check("buffers: no elements are a buffer too", async ({ backend }) => {
      const b = backend.alloc(0, "float32");
      backend.write(b, new Float32Array(0));
      await expectRead(backend, b, 0, []);
      backend.free(b);
    }),
    check(
      "buffers: live ones do not share memory, freed ones may be used again",
      async ({ backend }) => {
        const live = Array.from({ length: 20 }, (_, i) => {
          for (let n = 0; n < 10; n++) backend.free(backend.alloc(64, "float32"));
          const b = backend.alloc(64, "float32");
          backend.write(b, new Float32Array(64).fill(i));
          return b;
        });
        for (const [i, b] of live.entries())
          await expectRead(backend, b, 0, new Array<number>(64).fill(i));
        for (const b of live) backend.free(b);
      },
    ),
    check("claim: declines what it does not know", async ({ backend }) => {
      if (backend.claim?.("no such op", [], {}, []) !== undefined)
        throw new Error(`claim("no such op") answered a kernel`);
    }),
  ];
}

async function roundTrip(backend: Backend, dtype: DType): Promise<void> {
  const { kind, bytes } = DTYPES[dtype];
  const values =
    kind === "float"
      ? [0, -0, 1, -1.5, 1 / 3, NaN, Infinity, -Infinity, bytes === 8 ? 1e300 : 6e4]
      : kind === "complex"
        ? [0, 1]
        : [...integerRange(dtype as "int32"), 1n, 0n, 1n];
  const source = host(dtype, values);
  const b = backend.alloc(values.length, dtype);
  backend.write(b, source);
  compare(decoded(await backend.read(b, dtype, 0, values.length), dtype), decoded(source, dtype));
  const now = backend.readSync?.(b, dtype, 0, values.length);
  if (now) compare(decoded(now, dtype), decoded(source, dtype));
  backend.free(b);
}

async function expectRead(
  backend: Backend,
  b: object,
  offset: number,
  expected: readonly number[],
): Promise<void> {
  compare(decoded(await backend.read(b, "float32", offset, expected.length), "float32"), expected);
  const now = backend.readSync?.(b, "float32", offset, expected.length);
  if (now) compare(decoded(now, "float32"), expected);
}

function compare(
  got: ReturnType<typeof decoded>,
  expected: ReturnType<typeof decoded> | readonly number[],
): void {
  if (got.length !== expected.length)
    throw new Error(`${expected.length} elements expected, got ${got.length}`);
  const found = differencesOf(
    got,
    expected,
    (x, y) => same(x, y) && Object.is(x, -0) === Object.is(y, -0),
  );
  if (found) throw new Error(showDifferences(found, [expected.length]));
}
