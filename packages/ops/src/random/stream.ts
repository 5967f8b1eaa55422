// The state of a random stream: int32 `[k0, k1, c2, c3]`, an ordinary input of every random op. So attrs never change
// from call to call, and a trace sees the state.
import { ArgumentError, constant, type Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE, readOf, storeTo, type None } from "@gradtape/core/internal";

export type Seed = number | bigint;

/** The state at the beginning of a seed's stream: 64 bits of key, and a counter of calls at 0. */
export function firstState(op: string, seed: Seed): Int32Array {
  if (typeof seed !== "bigint" && !Number.isSafeInteger(seed)) {
    throw new ArgumentError(
      op,
      `seed must be an integer, got ${typeof seed === "number" ? seed : typeof seed}`,
    );
  }
  const bits = BigInt.asUintN(64, BigInt(seed));
  return Int32Array.of(
    Number(BigInt.asIntN(32, bits)),
    Number(BigInt.asIntN(32, bits >> 32n)),
    0,
    0,
  );
}

export const streamOf = (op: string, seed: Seed): Tensor => constant(firstState(op, seed));

const nextStreamOp = /*@__PURE__*/ defineOp<None>({
  name: "nextStream",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([s], _, [out]) {
    const [state, calls] = [e.load(0, "int32"), e.load(1, "int32")];
    const carry = e.cast(e.eq(calls, -1), "int32");
    const position = e.axis(0);
    return {
      kind: "map",
      axes: [4],
      reads: [readOf(0, s), { input: 0, dtype: "int32", offset: 2 * s.strides[0]!, strides: [0] }],
      store: storeTo(
        0,
        out,
        e.add(state, e.where(e.eq(position, 2), 1, e.where(e.eq(position, 3), carry, 0))),
      ),
    };
  },
});

/** The state for the next call: its 64-bit counter of calls is one higher. */
export const nextStream = (state: Tensor): Tensor => dispatch1(nextStreamOp, [state], NONE);
