// Elementary functions in vector code, one table for each float type.
import type { BinaryOperator, UnaryOperator } from "@gradtape/core";
import type { Vec, Vectors } from "../vectors.ts";
import { erf32, erf64 } from "./errorfunction.ts";
import { exp, expm1, tanh32, tanh64 } from "./exponential.ts";
import { Floats, type FloatType } from "./floats.ts";
import { acosh, asinh, atanh, cosh, sinh } from "./hyperbolic.ts";
import { acos, asin, atan, atan2 } from "./inverse.ts";
import { log, log1p } from "./logarithm.ts";
import { pow32, pow64 } from "./power.ts";
import { floorMod32, floorMod64 } from "./remainder.ts";
import { cos, sin, tan } from "./trigonometric.ts";

type Unary = (v: Vectors, x: Vec) => Vec;
type Binary = (v: Vectors, x: Vec, y: Vec) => Vec;
type UnaryTable = { readonly [name in UnaryOperator]?: Unary };
type BinaryTable = { readonly [name in BinaryOperator]?: Binary };

const of =
  (type: FloatType, fn: (a: Floats, x: Vec) => Vec): Unary =>
  (v, x) =>
    fn(new Floats(v, type), x);
const wide = (fn: (a: Floats, x: Vec) => Vec): Unary => of("f64", fn);
/** f32 by way of f64: seldom used, and rounded right but for a few. */
const narrow =
  (fn: (a: Floats, x: Vec) => Vec): Unary =>
  (v, x) =>
    v.demote(fn(new Floats(v, "f64"), v.promote(x)));

export const float32: UnaryTable = {
  exp: of("f32", exp),
  expm1: of("f32", expm1),
  log: of("f32", log),
  log1p: of("f32", log1p),
  sin: of("f32", sin),
  cos: of("f32", cos),
  tan: narrow(tan),
  asin: narrow(asin),
  acos: narrow(acos),
  atan: narrow(atan),
  sinh: narrow(sinh),
  cosh: narrow(cosh),
  tanh: of("f32", tanh32),
  asinh: narrow(asinh),
  acosh: narrow(acosh),
  atanh: narrow(atanh),
  erf: of("f32", erf32),
};

export const float64: UnaryTable = {
  exp: wide(exp),
  expm1: wide(expm1),
  log: wide(log),
  log1p: wide(log1p),
  sin: wide(sin),
  cos: wide(cos),
  tan: wide(tan),
  asin: wide(asin),
  acos: wide(acos),
  atan: wide(atan),
  sinh: wide(sinh),
  cosh: wide(cosh),
  tanh: wide(tanh64),
  asinh: wide(asinh),
  acosh: wide(acosh),
  atanh: wide(atanh),
  erf: wide(erf64),
};

export const binary32: BinaryTable = {
  pow: pow32,
  atan2: (v, y, x) => v.demote(atan2(new Floats(v, "f64"), v.promote(y), v.promote(x))),
  floorMod: floorMod32,
};

export const binary64: BinaryTable = {
  pow: pow64,
  atan2: (v, y, x) => atan2(new Floats(v, "f64"), y, x),
  floorMod: floorMod64,
};
