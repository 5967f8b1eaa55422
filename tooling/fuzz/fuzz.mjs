// Random kernels on a backend and on the interpreter, until time is up:
// `node --conditions=@gradtape/source tooling/fuzz/fuzz.mjs [BACKEND] [SECONDS] [FIRST-SEED]`, by default `wasm 60` from a seed of its own.
import { js } from "../../packages/backends/src/js/index.ts";
import { wasm } from "../../packages/backends/src/wasm/index.ts";
import { fuzzFault } from "../../packages/testing/src/fuzz/index.ts";

const [name = "wasm", seconds = "60", first = String(Date.now() % 2 ** 30)] = process.argv.slice(2);
const backend = { js: () => js(), wasm: () => wasm() }[name]();
const end = performance.now() + 1000 * Number(seconds);
let seed = Number(first);
let faults = 0;
for (; performance.now() < end && faults < 20; seed++) {
  const fault = fuzzFault(backend, seed);
  if (fault === undefined) continue;
  faults++;
  console.log(fault);
}
console.log(`${backend.name}: ${faults} faults in the cases of seeds ${first} to ${seed - 1}`);
process.exitCode = faults > 0 ? 1 : 0;
