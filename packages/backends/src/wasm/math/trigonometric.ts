// sin, cos and tan of both float types.
import { f32, f64 } from "../asm/index.ts";
import type { Vec } from "../vectors.ts";
import type { Floats } from "./floats.ts";
import { angleOf } from "./reduction.ts";

/** π in parts whose products with the multiples that occur (and their halves) are exact, but for the last. */
const PI = {
  f32: [3.140625, 0.0009675025939941406, 1.5099067240953445e-7, 5.126688136514179e-12],
  f64: [3.1415926534682512, 1.21542009963449e-10, 1.6667485834500445e-19, 2.5413117520279757e-29],
} as const;
/** Up to it they do. */
const FAR = { f32: 6400, f64: 3e6 } as const;

/** Of (sin r / r - 1) / r², in powers of r²: minimax over ±π / 2 of the relative error, 2^-27 and 2^-60. */
const SIN = {
  f32: [-0.16666659712791443, 0.008333069272339344, -0.00019809768127743155, 2.6060538402816746e-6],
  f64: [
    -0.16666666666666666, 0.008333333333333207, -0.00019841269841210647, 2.7557319210933407e-6,
    -2.50521068206362e-8, 1.6058935718744496e-10, -7.642858749564546e-13, 2.7195260782872585e-15,
  ],
};

/** sin `x`, or sin(x + π / 2). */
function sine(a: Floats, x: Vec, of: "sin" | "cos"): Vec {
  const turns =
    of === "sin"
      ? a.madd(x, a.constant(1 / Math.PI), a.rounder)
      : a.add(a.madd(x, a.constant(1 / Math.PI), a.constant(0.5)), a.rounder);
  const whole = a.sub(turns, a.rounder);
  const multiple = of === "sin" ? whole : a.sub(whole, a.constant(0.5));
  const r = PI[a.type].reduce((rest, part) => a.nmadd(multiple, a.constant(part), rest), x);
  const near = a.xor(r, a.shiftLeft(turns, a.type === "f32" ? 31 : 63));
  const far = a.gt(a.abs(x), a.constant(FAR[a.type]));
  const angle = angleOf(a.v.library, of);
  const y =
    a.type === "f32"
      ? a.v.rare("f32", far, near, (e) => f32.demoteF64(angle.call(f64.promoteF32(e!))), x)
      : a.v.rare("f64", far, near, (e) => angle.call(e!), x);
  const square = a.mul(y, y);
  const half = a.constant(0.5);
  // y / 2 + (1 / 2 - …) y: of a difference y - … y the sign of a zero would be lost.
  const z = a.madd(a.madd(a.polynomial(square, SIN[a.type]), square, half), y, a.mul(half, y));
  return a.max(a.min(z, a.constant(1)), a.constant(-1));
}

export const sin = (a: Floats, x: Vec): Vec => sine(a, x, "sin");
export const cos = (a: Floats, x: Vec): Vec => sine(a, x, "cos");
export const tan = (a: Floats, x: Vec): Vec => a.div(sin(a, x), cos(a, x));
