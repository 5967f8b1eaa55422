// What a tape remembers of one op.
import type { Op, Tensor } from "@gradtape/core";

export interface Entry {
  readonly op: Op;
  readonly inputs: readonly Tensor[];
  readonly attrs: unknown;
  readonly outputs: readonly Tensor[];
}
