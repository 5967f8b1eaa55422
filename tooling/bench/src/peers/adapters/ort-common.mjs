// ONNX Runtime (node = native C++, web = wasm): inference workloads only, each a small ONNX graph encoded here.
// Filters and norm parameters are initializers (constants, as in a deployed model); matmul takes both sides as inputs.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

// ---- a minimal protobuf writer for ModelProto
const varint = (n) => {
  const o = [];
  let v = BigInt.asUintN(64, BigInt(n));
  while (v > 127n) {
    o.push(Number(v & 127n) | 128);
    v >>= 7n;
  }
  o.push(Number(v));
  return Buffer.from(o);
};
const vi = (f, n) => Buffer.concat([varint(f << 3), varint(n)]);
const ld = (f, b) => {
  const x = typeof b === "string" ? Buffer.from(b) : b;
  return Buffer.concat([varint((f << 3) | 2), varint(x.length), x]);
};
const f32 = (f, v) => {
  const b = Buffer.alloc(4);
  b.writeFloatLE(v);
  return Buffer.concat([varint((f << 3) | 5), b]);
};
const TYPE = { f32: 1, i32: 6, i64: 7 };
const attr = (name, v) => {
  const p = [ld(1, name)];
  if (Array.isArray(v)) {
    for (const x of v) p.push(vi(8, x));
    p.push(vi(20, 7));
  } else if (typeof v === "string") p.push(ld(4, v), vi(20, 3));
  else if (v instanceof Float32Array) p.push(f32(2, v[0]), vi(20, 1));
  else p.push(vi(3, v), vi(20, 2));
  return ld(5, Buffer.concat(p));
};
const node = (op, ins, outs, attrs = {}) =>
  ld(
    1,
    Buffer.concat([
      ...ins.map((i) => ld(1, i)),
      ...outs.map((o) => ld(2, o)),
      ld(4, op),
      ...Object.entries(attrs).map(([k, v]) => attr(k, v)),
    ]),
  );
const init = (name, shape, data) =>
  ld(
    5,
    Buffer.concat([
      ...shape.map((s) => vi(1, s)),
      vi(2, data instanceof Float32Array ? 1 : data instanceof Int32Array ? 6 : 7),
      ld(8, name),
      ld(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
    ]),
  );
const value = (f, name, type, shape) =>
  ld(
    f,
    Buffer.concat([
      ld(1, name),
      ld(
        2,
        ld(
          1,
          Buffer.concat([
            vi(1, TYPE[type]),
            ...(shape ? [ld(2, Buffer.concat(shape.map((s) => ld(1, vi(1, s)))))] : []),
          ]),
        ),
      ),
    ]),
  );
const model = (nodes, inits, ins, outs) =>
  Buffer.concat([
    vi(1, 8),
    ld(7, Buffer.concat([...nodes, ld(2, "g"), ...inits, ...ins, ...outs])),
    ld(8, Buffer.concat([ld(1, ""), vi(2, 17)])),
  ]);
const i64 = (...v) => BigInt64Array.from(v.map(BigInt));

const perm4 = (data, [a, b, c, d], [p, q, r, s]) => {
  const sh = [a, b, c, d],
    st = [b * c * d, c * d, d, 1],
    o = new data.constructor(data.length);
  let k = 0;
  for (let i = 0; i < sh[p]; i++)
    for (let j = 0; j < sh[q]; j++)
      for (let l = 0; l < sh[r]; l++)
        for (let m = 0; m < sh[s]; m++)
          o[k++] = data[i * st[p] + j * st[q] + l * st[r] + m * st[s]];
  return { data: o, shape: [sh[p], sh[q], sh[r], sh[s]] };
};

export function makeAdapter(kind) {
  let ort, threads;
  return {
    name: `ort-${kind}`,
    async init(o) {
      threads = o.threads;
      const dir = path.join(o.peersDir, `ort-${kind}`);
      ort = createRequire(path.join(dir, "package.json"))(`onnxruntime-${kind}`);
      if (kind === "web") {
        ort.env.wasm.numThreads = threads;
        ort.env.logLevel = "error";
      }
      const v = JSON.parse(
        fs.readFileSync(path.join(dir, `node_modules/onnxruntime-${kind}/package.json`), "utf8"),
      ).version;
      return { lib: `onnxruntime-${kind} ${v}` };
    },
    modes: () => ["eager"],
    async prepare(w, d) {
      const S = (k) => w.inputs[k].shape;
      const nodes = [],
        inits = [],
        ins = [],
        feeds = {};
      const feed = (name, data, shape, type = "f32") => {
        ins.push(value(11, name, type, shape));
        feeds[name] = new ort.Tensor(type === "f32" ? "float32" : "int32", data, shape);
      };
      let outType = "f32",
        back = null;
      const c = (name, v) => inits.push(init(name, [], Float32Array.of(v)));
      switch (w.kind) {
        case "dispatch":
          feed("y", d.y, [4]);
          feed("b", d.b, [4]);
          nodes.push(node("Add", ["y", "b"], ["out"]));
          break;
        case "chain":
          feed("x", d.x, S("x"));
          c("a", w.a);
          c("b", w.b);
          nodes.push(
            node("Mul", ["x", "a"], ["t1"]),
            node("Add", ["t1", "b"], ["t2"]),
            node("Tanh", ["t2"], ["t3"]),
            node("Sigmoid", ["x"], ["t4"]),
            node("Mul", ["t3", "t4"], ["t5"]),
            node("Mul", ["x", "x"], ["t6"]),
            node("Neg", ["t6"], ["t7"]),
            node("Exp", ["t7"], ["t8"]),
            node("Sub", ["t5", "t8"], ["out"]),
          );
          break;
        case "exp":
          feed("x", d.x, S("x"));
          nodes.push(node("Exp", ["x"], ["out"]));
          break;
        case "tanh":
          feed("x", d.x, S("x"));
          nodes.push(node("Tanh", ["x"], ["out"]));
          break;
        case "matmul":
          feed("a", d.a, S("a"));
          feed("b", d.b, S("b"));
          nodes.push(node("MatMul", ["a", "b"], ["out"]));
          break;
        case "conv2d":
        case "dwconv2d": {
          const x = perm4(d.x, S("x"), [0, 3, 1, 2]),
            k = perm4(d.w, S("w"), w.kind[0] === "d" ? [2, 3, 0, 1] : [3, 2, 0, 1]);
          feed("x", x.data, x.shape);
          inits.push(init("w", k.shape, k.data));
          nodes.push(
            node("Conv", ["x", "w"], ["out"], {
              kernel_shape: [3, 3],
              pads: [1, 1, 1, 1],
              group: w.kind[0] === "d" ? x.shape[1] : 1,
            }),
          );
          back = (t) => perm4(t.data, t.dims, [0, 2, 3, 1]).data;
          break;
        }
        case "sum":
        case "sum0":
        case "sum1":
          feed("x", d.x, S("x"));
          inits.push(init("ax", [1], i64(w.kind === "sum1" ? 1 : 0)));
          nodes.push(node("ReduceSum", ["x", "ax"], ["out"], { keepdims: 0 }));
          break;
        case "softmax":
          feed("x", d.x, S("x"));
          nodes.push(node("Softmax", ["x"], ["out"], { axis: -1 }));
          break;
        case "layernorm":
          feed("x", d.x, S("x"));
          inits.push(init("g", S("g"), d.g), init("b", S("b"), d.b));
          nodes.push(
            node("LayerNormalization", ["x", "g", "b"], ["out"], {
              axis: -1,
              epsilon: Float32Array.of(w.eps),
            }),
          );
          break;
        case "argmax":
          feed("x", d.x, S("x"));
          nodes.push(node("ArgMax", ["x"], ["out"], { axis: -1, keepdims: 0 }));
          outType = "i64";
          break;
        case "cumsum":
          feed("x", d.x, S("x"));
          inits.push(init("ax", [], i64(1)));
          nodes.push(node("CumSum", ["x", "ax"], ["out"]));
          break;
        case "sort":
          feed("x", d.x, S("x"));
          inits.push(init("k", [1], i64(S("x")[0])));
          nodes.push(node("TopK", ["x", "k"], ["out", "idx"], { largest: 0, sorted: 1 }));
          break;
        case "gather":
          inits.push(init("t", S("table"), d.table));
          feed("i", d.idx, S("idx"), "i32");
          nodes.push(node("Gather", ["t", "i"], ["out"], { axis: 0 }));
          break;
        case "transpose":
          feed("x", d.x, S("x"));
          nodes.push(node("Transpose", ["x"], ["out"], { perm: [1, 0] }));
          break;
        case "copy":
          throw new Error("no adapter code for copy");
        default:
          throw new Error("inference only: no gradients or training in onnxruntime-" + kind);
      }
      const sess = await ort.InferenceSession.create(
        new Uint8Array(model(nodes, inits, ins, [value(12, "out", outType)])),
        {
          intraOpNumThreads: threads,
          interOpNumThreads: 1,
          executionProviders: [kind === "web" ? "wasm" : "cpu"],
          logSeverityLevel: 3,
        },
      );
      const read = (r) => (back ? back(r) : r.data);
      const dispose = () => sess.release?.();
      if (w.kind === "dispatch")
        return {
          run: async () => {
            let y = feeds.y;
            for (let i = 0; i < w.chain; i++) y = (await sess.run({ y, b: feeds.b })).out;
            return y;
          },
          read,
          dispose,
        };
      return { run: async () => (await sess.run(feeds, ["out"])).out, read, dispose };
    },
  };
}
