// `math.special`: Bessel functions and integrals that have names.
export { besselI0 } from "../besselI0.ts";
export { besselI0e } from "../besselI0e.ts";
export { besselI1 } from "../besselI1.ts";
export { besselI1e } from "../besselI1e.ts";
export { besselJ0 } from "./besselJ0.ts";
export { besselJ1 } from "./besselJ1.ts";
export { besselK0 } from "./besselK0.ts";
export { besselK0e } from "./besselK0e.ts";
export { besselK1 } from "./besselK1.ts";
export { besselK1e } from "./besselK1e.ts";
export { besselY0 } from "./besselY0.ts";
export { besselY1 } from "./besselY1.ts";
export { dawsn } from "./dawsn.ts";
export { expint } from "./expint.ts";
export { fresnelCos } from "./fresnelCos.ts";
export { fresnelSin } from "./fresnelSin.ts";
export { spence } from "./spence.ts";
