// Special values: results known from elsewhere, so that backend and reference do not merely agree with each other.
import type { DType, TensorLike } from "@gradtape/core";
import { toHost, upload } from "@gradtape/core/internal";
import type { Cases, SpecialCase } from "@gradtape/ops/define";
import { listOf, onBackend, readAll, type Values } from "../backends.ts";
import {
  close,
  differencesOf,
  showDifferences,
  showShape,
  within,
  type Element,
} from "../compare.ts";
import type { Bench, Check } from "./plan.ts";
import { fail, toleranceOf } from "./values.ts";

/** One check for each dtype in which a case knows special values. What is stated in float64 is checked in float32 where the backend has no float64. */
export function specialChecks(c: Cases, dtypes: readonly DType[]): Check[] {
  const byDType = new Map<DType, SpecialCase[]>();
  for (const s of c.special ?? []) {
    const stated = s.dtype ?? "float64";
    const dtype = stated === "float64" && !dtypes.includes(stated) ? "float32" : stated;
    byDType.set(dtype, [...(byDType.get(dtype) ?? []), s]);
  }
  return [...byDType].map(([dtype, list]) => ({
    kind: "special",
    name: c.name,
    dtype,
    run: (bench) => checkSpecial(c, list, dtype, bench),
  }));
}

async function checkSpecial(
  c: Cases,
  list: readonly SpecialCase[],
  dtype: DType,
  bench: Bench,
): Promise<void> {
  const wrong: string[] = [];
  for (const [n, { inputs, expected }] of list.entries()) {
    const where = `${c.name}, special values ${n}, ${dtype}`;
    try {
      const got = await readAll(
        onBackend(bench.backend, () => {
          const tensors = inputs.map((x, i) => {
            const host = toHost(c.name, x as TensorLike, c.domain[i]?.dtype ?? dtype, true);
            return upload(host.data, host.shape, host.dtype);
          });
          return listOf(c.call(...tensors));
        }),
      );
      const wanted = got.length === 1 ? [expected] : (expected as readonly unknown[]);
      got.forEach((x, i) => {
        const problem = compareSpecial(
          x,
          wanted[i],
          toleranceOf(c, x.dtype, bench),
          c.tolerance?.[x.dtype] !== undefined,
        );
        if (problem) wrong.push(`${where}: ${got.length === 1 ? "" : `output ${i}: `}${problem}`);
      });
    } catch (error) {
      wrong.push(`${where}: ${String(error)}`);
    }
  }
  fail(wrong);
}

function compareSpecial(
  got: Values,
  expected: unknown,
  tolerance: number,
  stated: boolean,
): string | undefined {
  const want = flat(expected);
  if (showShape(want.shape) !== showShape(got.shape))
    return `shapes differ: expected ${showShape(want.shape)}, got ${showShape(got.shape)}`;
  // Known values hold relative to their own size, however small, unless a case states its tolerance; a stated -0 must be one.
  const near = stated ? close(tolerance) : within({ rtol: tolerance, atol: 0 });
  const found = differencesOf(
    got.data,
    want.data,
    (x, y) => near(x, y) && (!Object.is(y, -0) || Object.is(x, -0)),
  );
  return (
    found &&
    `${showDifferences(found, want.shape)} (${stated ? "" : "relative "}tolerance ${tolerance})`
  );
}

/** Nested arrays as a shape and a list of elements. */
function flat(x: unknown): { shape: number[]; data: Element[] } {
  if (!Array.isArray(x)) {
    const pair = x as { re: number; im: number } | Element;
    return { shape: [], data: typeof pair === "object" ? [pair.re, pair.im] : [pair] };
  }
  const parts = x.map(flat);
  return { shape: [x.length, ...(parts[0]?.shape ?? [])], data: parts.flatMap((p) => p.data) };
}
