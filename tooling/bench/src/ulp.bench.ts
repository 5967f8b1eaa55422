// Largest errors of the wasm backend's elementary functions, in units in the last place: what is promised, and what is measured.
// Of f64 the reference is the host's Math, which is off by up to 2 ulp itself.
import {
  pairs,
  samples,
  ULP,
  worst,
  type Operator,
} from "../../../packages/backends/src/wasm/math/accuracy.ts";
import {
  binary32,
  binary64,
  float32,
  float64,
} from "../../../packages/backends/src/wasm/math/index.ts";
import { targets } from "../../../packages/backends/src/wasm/math/mapped.ts";
import { row } from "./measure.ts";

const tables = { f32: [float32, binary32], f64: [float64, binary64] } as const;

for (const type of ["f32", "f64"] as const) {
  const [unary, binary] = tables[type];
  for (const name of [...Object.keys(unary), ...Object.keys(binary)] as Operator[]) {
    const figures = targets().map((target) => {
      const found = worst(type, name, target, name in unary ? samples(type) : pairs(type));
      return `${found.ulp.toFixed(2)} ${target.fma ? "fused" : "not fused"}, at ${found.at.join(", ")}`;
    });
    row(`${name} of ${type}`, `≤ ${ULP[type][name]!}: ${figures.join("; ")}`);
  }
}
