// Diagonals across any axes, and the way back.
import type { Shape, Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, readOf, storeTo } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";

/** For each axis of the diagonal the axes of the whole that go along with it; each once, and of one size. */
export type Along = readonly (readonly number[])[];

const stridesAlong = (strides: readonly number[], along: Along): number[] =>
  along.map((axes) => axes.reduce((sum, d) => sum + strides[d]!, 0));

const diagonalOp = /*@__PURE__*/ movement<{ readonly along: Along }>({
  name: "diagonal",
  shape: (x, { along }) => along.map(([d]) => x.shape[d!]!),
  view: (x, { along }, { shape }) => ({
    shape,
    strides: stridesAlong(x.strides, along),
    offset: 0,
  }),
  grad:
    ({ inputs: [x], attrs: { along } }, g) =>
    () =>
      intoDiagonal(g, x.shape, along),
});

const intoDiagonalOp = /*@__PURE__*/ defineOp<{ readonly shape: Shape; readonly along: Along }>({
  name: "intoDiagonal",
  infer: ([x], { shape }) => [{ shape, dtype: x.dtype }],
  lower: ([x], { along }, [out]) => [
    { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, x.dtype)) },
    {
      kind: "map",
      axes: x.shape,
      reads: [readOf(0, x)],
      store: storeTo(0, out, e.load(0, x.dtype), { strides: stridesAlong(out.strides, along) }),
    },
  ],
  grad: ({ attrs: { along } }, g) => [() => diagonalOf(g, along)],
});

/** The elements whose places on all axes of a group are equal, as one axis for each group. Copies nothing. */
export const diagonalOf = (x: Tensor, along: Along): Tensor =>
  dispatch1(diagonalOp, [x], { along });

/** Zeros of the given shape with `x` on a diagonal: what `diagonalOf` does, transposed. */
export const intoDiagonal = (x: Tensor, shape: Shape, along: Along): Tensor =>
  dispatch1(intoDiagonalOp, [x], { shape, along });
