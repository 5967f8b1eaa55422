// What this machine can do: a study's own matrix products, 3 × 3 convolutions and copies, in WebAssembly, from the folder that
// LIMITS_DIR names (asm.mjs, gemm.mjs, gemv.mjs, conv.mjs). Kernels are made for one shape each and lie in one memory.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const MODERN = Number(process.versions.node.split(".")[0]) >= 24; // V8 allocates registers better since
const TILE = MODERN ? { MR: 6, NV: 2, KU: 2 } : { MR: 4, NV: 2, KU: 1 };
const START = 1 << 16;
const I32 = 0x7f;

let limits, fma, memory;

async function init() {
  const folder = process.env["LIMITS_DIR"];
  if (!folder) throw new Error("LIMITS_DIR names no folder with gemm.mjs and conv.mjs");
  const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
  limits = Object.assign(
    {},
    ...(await Promise.all(["asm", "gemm", "gemv", "conv"].map((name) => load(`${name}.mjs`)))),
  );
  if (!limits.hasRelaxed()) setFlagsFromString("--experimental-wasm-relaxed-simd");
  fma = limits.hasRelaxed();
  memory = new WebAssembly.Memory({ initial: 2048, maximum: 65536 });
  return { lib: `ceiling (128-bit wasm, ${fma ? "relaxed_madd" : "mul and add"})` };
}

/** Puts arrays, given by themselves or by their length, one after another: their addresses, then that of free memory. */
function place(...parts) {
  let at = START;
  const addresses = parts.map((part) => {
    const address = at;
    if (typeof part !== "number") new Float32Array(memory.buffer).set(part, address / 4);
    at = Math.ceil((at + 4 * (part.length ?? part)) / 4096) * 4096;
    return address;
  });
  return [...addresses, at];
}

const result = (run, address, length) => ({
  run,
  read: () => new Float32Array(memory.buffer).slice(address / 4, address / 4 + length),
});

function product(w, data) {
  const batch = w.inputs.a.shape.length === 3 ? w.inputs.a.shape[0] : 1;
  const [M, K] = w.inputs.a.shape.slice(-2);
  const N = w.inputs.b.shape.at(-1);
  const [a, b, c, free] = place(data.a, data.b, batch * M * N);
  if (M <= 4 && fma && N % 16 === 0 && K % 4 === 0) {
    const rows = limits.axpy(memory, { K, N, R: M, U: M === 1 ? 4 : 2 });
    return result(() => rows(a, b, c), c, M * N);
  }
  const largest = Math.max(M, N, K);
  const packing = { packA: largest > 256, packB: largest > 128, KC: 512 };
  const { g } = limits
    .genGemm({ M, K, N, ...TILE, ...packing, fma })
    .mod.instantiate({ m: memory });
  const run = () => {
    for (let i = 0; i < batch; i++)
      g(a + 4 * i * M * K, b + 4 * i * K * N, c + 4 * i * M * N, free, 0, M);
  };
  return result(run, c, batch * M * N);
}

function convolution(w, data) {
  const [B, H, W, C] = w.inputs.x.shape;
  const O = w.inputs.w.shape[3];
  const [x, filter, out, free] = place(data.x, data.w, B * H * W * O);
  const { m } = limits.genConv({ B, H, W, C, O, ...TILE, fma, nrow: 1 });
  const { prep, conv } = m.instantiate({ m: memory });
  const run = () => {
    prep(filter, free);
    conv(x, free, out);
  };
  return result(run, out, B * H * W * O);
}

function copy(_, { x }) {
  const [from, to] = place(x, x.length);
  const module = new limits.Mod();
  module.fn("copy", [I32, I32, I32], [], (f) => f.get(0).get(1).get(2).b(0xfc, 10, 0, 0)); // memory.copy
  const kernel = module.instantiate({ m: memory }).copy;
  return result(() => kernel(to, from, 4 * x.length), to, x.length);
}

const WAYS = { matmul: product, conv2d: convolution, copy };

export const adapter = {
  name: "ceiling",
  init,
  modes: ({ kind }) => (kind in WAYS ? ["eager"] : []),
  prepare: (w, data) => WAYS[w.kind](w, data),
};
