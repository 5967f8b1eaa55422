// Every op takes variables where it takes tensors: each case is called with both.
import {
  constant,
  DTYPES,
  isTensor,
  setBackend,
  Variable,
  type DType,
  type Tensor,
} from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import * as lists from "./cases.ts";
import type { Cases, Domain } from "./define/cases.ts";
import * as ops from "./index.ts";

setBackend(reference());

/** Numbers of a domain, spread over it in steps of the golden ratio. */
function inputs(c: Cases, dtype: DType): Tensor[] {
  const shapes = c.shapes.find((list) => !list.some((s) => s.includes(0))) ?? c.shapes[0]!;
  return shapes.map((shape, i) => {
    const domain = c.domain[i]!;
    const own = domain.dtype ?? dtype;
    const size = shape.reduce((a, b) => a * b, 1);
    return constant(
      Array.from({ length: size }, (_, k) =>
        element(domain, own, ((k + 1) * 0.618 + i / 3) % 1),
      ) as number[],
      { dtype: own, shape },
    );
  });
}

function element({ low, high, integer }: Domain, dtype: DType, at: number): unknown {
  const { kind } = DTYPES[dtype];
  const x = low + (high - low) * at;
  if (kind === "bool") return at > 0.5;
  if (kind === "complex") return { re: x, im: low + (high - low) * (1 - at) };
  if (kind === "string") return "ab".repeat(1 + 3 * at);
  if (kind === "float" && !integer) return x;
  return Math.max(kind === "uint" ? 0 : -Infinity, Math.floor(low + (high - low + 1) * at));
}

const results = (y: Tensor | readonly Tensor[]): unknown[] =>
  (isTensor(y) ? [y] : y).map((x) => [x.dtype, x.shape, x.arraySync()]);

/** Other ops have these as parts, and give them tensors. */
const isPublic = (cases: string): boolean => cases.replace(/Cases$/, "") in ops;
const publicLists = Object.entries(lists).filter(([name]) => isPublic(name));

it("nearly every list of cases is found", () => expect(publicLists.length).toBeGreaterThan(110));

describe.each(publicLists)("%s", (_, list) => {
  const drawn = list.filter((c) => c.shapes.length > 0);
  it.each(drawn.map((c) => [c.name, c] as const))("%s", (_name, c) => {
    for (const dtype of c.dtypes) {
      const given = inputs(c, dtype);
      ops.random.setSeed(1);
      const want = results(c.call(...given));
      ops.random.setSeed(1);
      const variables = given.map((x) => new Variable(x));
      expect(results(c.call(...(variables as unknown as Tensor[])))).toEqual(want);
      expect(variables.map((v) => v.arraySync())).toEqual(given.map((x) => x.arraySync()));
    }
  });
});
