// The slope of "0 where x is 0": a factor that a gradient is masked with.
import type { Tensor } from "@gradtape/core";
import { notEqual } from "../compare/notEqual.ts";
import { cast } from "../math/cast.ts";

/** 1 where x is not 0, else 0, in x's dtype. */
export const nonzero = (x: Tensor): Tensor => cast(notEqual(x, 0), x.dtype);
