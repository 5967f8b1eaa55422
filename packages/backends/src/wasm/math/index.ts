// Stand-in until the vector functions are there.
import type { BinaryOperator, UnaryOperator } from "@gradtape/core";
import type { Vec, Vectors } from "../vectors.ts";

type Unary = { readonly [K in UnaryOperator]?: (v: Vectors, x: Vec) => Vec };
type Binary = { readonly [K in BinaryOperator]?: (v: Vectors, x: Vec, y: Vec) => Vec };
export const float32: Unary = {};
export const float64: Unary = {};
export const binary32: Binary = {};
export const binary64: Binary = {};
