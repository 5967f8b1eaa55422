// Cases of functions of complex numbers, from which the conformance suite makes the same tests as for real ones.
import { isComplex, type Tensor } from "@gradtape/core";
import { complex } from "../math/complex.ts";
import { imag } from "../math/imag.ts";
import { real } from "../math/real.ts";
import { casesOf, type Cases, type Domain } from "./cases.ts";

/** Fewer and smaller than for real numbers: kernels are made of real ones. */
const UNARY = [[[]], [[0]], [[7]], [[3, 5]]];
const BINARY = [
  [[], []],
  [[0], [0]],
  [[7], [7]],
  [[3, 5], [5]],
  [
    [2, 1, 4],
    [3, 1],
  ],
];

/**
 * Values in both complex dtypes; and gradients, where each input comes as two real ones and each output goes as two: what
 * finite differences find then is right if and only if the complex gradient is `∂/∂re + i ∂/∂im`, which is TensorFlow's.
 * The domain holds for both parts; its `avoid` keeps them from lines through kinks and poles.
 */
export function complexCasesOf(given: Parameters<typeof casesOf>[0]): readonly Cases[] {
  const { name, call, differentiable = [], special, arity = 1, ...others } = given;
  const rest = { shapes: arity === 1 ? UNARY : BINARY, ...others };
  const values = casesOf({
    ...rest,
    name: `${name} complex`,
    call,
    dtypes: ["complex64", "complex128"],
    ...(special && { special: special.map((s) => ({ dtype: "complex128" as const, ...s })) }),
  });
  if (differentiable.length === 0) return [values];
  const twice = <T>(xs: readonly T[]): T[] => xs.flatMap((x) => [x, x]);
  const gradients = casesOf({
    ...rest,
    name: `${name} complex, by parts`,
    call: (...parts) => partsOf(call(...wholes(parts))),
    dtypes: ["float64"],
    domain: twice<Domain>(values.domain),
    shapes: values.shapes.map(twice),
    differentiable: differentiable.flatMap((i) => [2 * i, 2 * i + 1]),
  });
  return [values, gradients];
}

const wholes = (parts: readonly Tensor[]): Tensor[] =>
  parts.flatMap((re, i) => (i % 2 === 0 ? [complex(re, parts[i + 1]!) as Tensor] : []));

const partsOf = (result: Tensor | readonly Tensor[]): Tensor[] =>
  [result]
    .flat()
    .flatMap((z) => (isComplex(z.dtype) ? [real(z) as Tensor, imag(z) as Tensor] : [z]));
