// Elementary functions in vector code, one table for each float type.
import type { UnaryOperator } from "@gradtape/core";
import type { Vec, Vectors } from "../vectors.ts";
import { erf32, exp, expm1, tanh } from "./exponential.ts";
import { Floats, type FloatType } from "./floats.ts";
import { log, log1p } from "./logarithm.ts";
import { cos, sin, tan } from "./trigonometric.ts";

type Unary = (v: Vectors, x: Vec) => Vec;

const of =
  (type: FloatType, fn: (a: Floats, x: Vec) => Vec): Unary =>
  (v, x) =>
    fn(new Floats(v, type), x);

export const float32: { readonly [name in UnaryOperator]?: Unary } = {
  exp: of("f32", exp),
  expm1: of("f32", expm1),
  log: of("f32", log),
  log1p: of("f32", log1p),
  sin: of("f32", sin),
  cos: of("f32", cos),
  tanh: of("f32", tanh),
  erf: of("f32", erf32),
};

export const float64: { readonly [name in UnaryOperator]?: Unary } = {
  exp: of("f64", exp),
  expm1: of("f64", expm1),
  log: of("f64", log),
  log1p: of("f64", log1p),
  sin: of("f64", sin),
  cos: of("f64", cos),
  tan: of("f64", tan),
  tanh: of("f64", tanh),
};

import type { BinaryOperator } from "@gradtape/core";
type Binary = { readonly [K in BinaryOperator]?: (v: Vectors, x: Vec, y: Vec) => Vec };
export const binary32: Binary = {};
export const binary64: Binary = {};
