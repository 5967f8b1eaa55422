import type { DType, Made, Shape, Sizes, Tensor } from "@gradtape/core";
import { checkOptions, checkShape, defineOp, dispatch1, e, storeTo } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { knownDType } from "./known-dtype.ts";

interface EyeAttrs {
  readonly shape: Shape;
  readonly dtype: DType;
}

const eyeOp = /*@__PURE__*/ defineOp<EyeAttrs>({
  name: "eye",
  infer(_, { shape, dtype }) {
    checkDType("eye", dtype, "not text");
    return [{ shape, dtype }];
  },
  lower(_, { shape, dtype }, [out]) {
    const [rows, columns] = shape.slice(-2) as [number, number];
    const [down, right] = out.strides.slice(-2) as [number, number];
    return [
      { kind: "map", axes: shape, reads: [], store: storeTo(0, out, e.const(0, dtype)) },
      {
        kind: "map",
        axes: [...shape.slice(0, -2), Math.min(rows, columns)],
        reads: [],
        store: storeTo(0, out, e.const(1, dtype), {
          strides: [...out.strides.slice(0, -2), down + right],
        }),
      },
    ];
  },
});

/**
 * The identity matrix: 1 where row and column are equal, 0 elsewhere.
 *
 * Shape: `[...batchShape, numRows, numColumns]`, square by default. Dtypes: bool, integers, floats and complex, float32 by
 * default.
 * Gradient: none, it is a constant.
 *
 * @example
 * eye(2, { numColumns: 3 }).arraySync() // => [[1, 0, 0], [0, 1, 0]]
 */
export function eye<
  const N extends number,
  const M extends number = N,
  D extends DType = "float32",
  const B extends Shape = [],
>(
  numRows: N,
  options?: { numColumns?: M; dtype?: D; batchShape?: B },
): Made<[...Sizes<B>, N, M], D>;
export function eye(
  numRows: number,
  options?: { numColumns?: number; dtype?: DType; batchShape?: Shape },
): Tensor {
  checkOptions("eye", options, ["numColumns", "dtype", "batchShape"]);
  const batch = checkShape("eye", options?.batchShape ?? []);
  const shape = checkShape("eye", [...batch, numRows, options?.numColumns ?? numRows]);
  return dispatch1(eyeOp, [], { shape, dtype: knownDType("eye", options?.dtype, "float32") });
}
