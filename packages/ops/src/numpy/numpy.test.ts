import { isDType, isTensor, setBackend, type DType, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import { BINARY } from "./binary.cases.ts";
import { CREATION } from "./creation.cases.ts";
import * as np from "./index.ts";
import { JOINING } from "./joining.cases.ts";
import { LINALG, LSTSQ } from "./linalg.cases.ts";
import { MATRICES } from "./matrices.cases.ts";
import type { Recorded, RecordedArray } from "./recorded.ts";
import { REDUCTIONS } from "./reductions.cases.ts";
import { SEARCHING } from "./searching.cases.ts";
import { SHAPES } from "./shapes.cases.ts";
import { STATISTICS } from "./statistics.cases.ts";
import { UNARY } from "./unary.cases.ts";

beforeAll(() => setBackend(reference()));

/** `{ int32: [1, 2] }` as a tensor of that dtype, wherever it stands. */
function decoded(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(decoded);
  if (typeof x !== "object" || x === null) return x;
  const [[key, value] = []] = Object.entries(x);
  if (isDType(key)) return np.array(value as TensorLike, { dtype: key });
  return Object.fromEntries(Object.entries(x).map(([name, option]) => [name, decoded(option)]));
}

/** How far from NumPy, relative to the size of the number. */
const TOLERANCE: Partial<Record<DType, number>> = {
  float16: 1e-3,
  float32: 5e-7,
  complex64: 5e-7,
  float64: 4e-15,
  complex128: 4e-15,
};

function near(got: unknown, want: unknown, tolerance: number): boolean {
  if (typeof want === "object" && want !== null && typeof got === "object" && got !== null) {
    const [a, b] = [got, want] as { re: number; im: number }[];
    const size = Math.max(1, Math.hypot(b!.re, b!.im));
    return (
      near(a!.re / size, b!.re / size, tolerance) && near(a!.im / size, b!.im / size, tolerance)
    );
  }
  if (typeof got === "bigint" || typeof want !== "number" || typeof got !== "number")
    return typeof want === "number" ? got === BigInt(want) : got === want;
  return (
    Object.is(got + 0, want + 0) || Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want))
  );
}

/** A result in the form of what is recorded; elements that are near enough become those recorded. */
function recordedAs(got: unknown, want: Recorded[2]): unknown {
  if (isTensor(got)) {
    const [, elements] = want as RecordedArray;
    const flat = ([got.arraySync()] as unknown[]).flat(40);
    const tolerance = TOLERANCE[got.dtype] ?? 0;
    return [
      `${got.dtype}[${got.shape.join()}]`,
      flat.map((x, i) => (near(x, elements[i], tolerance) ? elements[i] : x)),
    ];
  }
  return Array.isArray(got) && isTensor(got[0])
    ? got.map((one, i) => recordedAs(one, (want as RecordedArray[])[i] ?? ["", []]))
    : got;
}

const functionOf = (name: string): ((...args: unknown[]) => unknown) => {
  const [first = "", second] = name.split(".");
  const found = (np as Record<string, unknown>)[first];
  return (second === undefined ? found : (found as Record<string, unknown>)[second]) as (
    ...args: unknown[]
  ) => unknown;
};

const show = (args: readonly unknown[]): string =>
  JSON.stringify(args, (_, x: unknown) =>
    typeof x === "bigint" || (typeof x === "number" && !Number.isFinite(x)) ? String(x) : x,
  ).slice(1, -1);

describe.each<[string, readonly Recorded[]]>([
  ["creation", CREATION],
  ["shapes", SHAPES],
  ["joining", JOINING],
  ["functions of one array", UNARY],
  ["functions of two arrays", BINARY],
  ["reductions", REDUCTIONS],
  ["statistics", STATISTICS],
  ["order and positions", SEARCHING],
  ["matrices", MATRICES],
  ["linear algebra", LINALG],
])("%s as NumPy has them", (_, cases) => {
  it.each(cases.map((row) => [`${row[0]}(${show(row[1])})`, row] as const))(
    "%s",
    (_, [name, args, want]) => {
      const got = functionOf(name)(...(decoded(args) as unknown[]));
      expect(recordedAs(got, want)).toEqual(want);
    },
  );
});

describe("linear algebra whose results are several, or unique but for signs", () => {
  it.each(LSTSQ.map(([args, want]) => [`lstsq(${show(args)})`, args, want] as const))(
    "%s",
    (_, args, want) => {
      const got = functionOf("linalg.lstsq")(...(decoded(args) as unknown[])) as unknown[];
      got.forEach((x, i) =>
        expect(typeof x === "number" ? x : recordedAs(x, want[i] as RecordedArray)).toEqual(
          want[i],
        ),
      );
    },
  );

  const matrix = [
    [2, 1],
    [1, 3],
    [0, 1],
  ];
  const apart = (a: TensorLike, b: TensorLike): number =>
    np.max(np.abs(np.subtract(a, b))).dataSync()[0] as number;

  it("svd", () => {
    const [u, s, vh] = np.linalg.svd(matrix, { fullMatrices: false });
    expect(apart(np.matmul(np.multiply(u, s), vh), matrix)).toBeLessThan(1e-14);
    expect(np.linalg.svd(matrix).map((x) => x.shape)).toEqual([[3, 3], [2], [2, 2]]);
  });

  it("eigh, of either triangle", () => {
    const given = [
      [2, 9],
      [1, 3],
    ];
    for (const [UPLO, side] of [
      ["L", 1],
      ["U", 9],
    ] as const) {
      const [e, v] = np.linalg.eigh(given, { UPLO });
      const x = np.matmul(np.multiply(v, e), np.linalg.matrixTranspose(v));
      expect(apart(x, [[2, side], [side, 3]])).toBeLessThan(1e-14); // prettier-ignore
    }
  });

  it("eig", () => {
    const turning = [
      [1, 2],
      [-3, 1],
    ];
    const [e, v] = np.linalg.eig(turning);
    expect([e.dtype, v.dtype]).toEqual(["complex128", "complex128"]);
    expect(apart(np.matmul(turning, v), np.multiply(v, e))).toBeLessThan(1e-14);
  });
});
