// What each dtype promises: arithmetic at the edges of its range, casts, folds.
import { DTYPES, type DType } from "@gradtape/core";
import { e, type Access } from "@gradtape/core/internal";
import { fold, map, one, read } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";
import type { Held } from "./programs.ts";

/** Arithmetic at the edges of a dtype's range, folds, and casts to and from the other common dtypes. */
export function dtypeChecks(dtype: DType): Check[] {
  const { kind, bytes } = DTYPES[dtype];
  const edges: readonly (number | bigint)[] =
    kind === "bool"
      ? [0, 1, 1, 0]
      : kind === "float"
        ? [0.5, -2, 3, 100]
        : kind === "int"
          ? [-(2n ** BigInt(8 * bytes - 1)), -1n, 3n, 2n ** BigInt(8 * bytes - 1) - 1n]
          : [0n, 2n, 3n, 2n ** BigInt(8 * bytes) - 1n];
  const held: Held = { dtype, values: edges };
  const blank = (to: DType, length: number): Held => ({
    dtype: to,
    values: new Array<number>(length).fill(0),
  });
  const own = (more: Partial<Access> = {}): Access => read([1], { dtype, ...more });
  const back = own({ strides: [-1], offset: 3 });
  const [a, b] = [e.load(0, dtype), e.load(1, dtype)];
  const pairs =
    kind === "bool"
      ? (["and", "or", "xor"] as const)
      : kind === "float"
        ? (["add", "mul", "max"] as const)
        : (["add", "sub", "mul", "max", "min", "floorDiv", "floorMod", "and", "xor"] as const);
  const casts = (["bool", "int32", "float32"] as const).filter((to) => to !== dtype);
  return [
    ...pairs.map((op) =>
      one(
        `${dtype}: ${op} at the edges`,
        map([4], [own(), back], e[op](a, b)),
        [held],
        blank(dtype, 4),
        undefined,
        dtype,
      ),
    ),
    ...casts.map((to) =>
      one(
        `${dtype}: cast to ${to}`,
        map([4], [own()], e.cast(a, to)),
        [held],
        blank(to, 4),
        undefined,
        dtype,
      ),
    ),
    ...(kind === "float"
      ? [
          one(
            `${dtype}: NaN casts to true`,
            map([2], [own()], e.cast(a, "bool")),
            [{ dtype, values: [NaN, -0] }],
            blank("bool", 2),
            [1, 0],
            dtype,
          ),
        ]
      : []),
    ...casts.map((to) =>
      one(
        `${dtype}: cast from ${to}`,
        map([6], [read([1], { dtype: to })], e.cast(e.load(0, to), dtype)),
        [
          {
            dtype: to,
            values:
              to === "float32"
                ? [NaN, Infinity, -Infinity, 2.7, -2.7, 300]
                : to === "int32"
                  ? [0, -1, 127, 128, 70000, -(2 ** 31)]
                  : [0, 1, 1, 0, 1, 0],
          },
        ],
        blank(dtype, 6),
        undefined,
        dtype,
      ),
    ),
    ...(kind === "bool" ? (["max", "min"] as const) : (["sum", "max", "min"] as const)).map(
      (combine) =>
        one(
          `${dtype}: ${combine} over all`,
          fold(combine, [4], 0, [own()], a),
          [held],
          blank(dtype, 1),
          undefined,
          dtype,
        ),
    ),
    one(
      `${dtype}: comparison and choice`,
      map([4], [own(), back], e.where(e.lt(a, b), a, b)),
      [held],
      blank(dtype, 4),
      undefined,
      dtype,
    ),
  ];
}
