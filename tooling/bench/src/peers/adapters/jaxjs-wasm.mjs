// jax-js 0.1.x on its wasm device. Modes: 'eager' (ops dispatched one by one) and 'jit' (the whole function traced).
// Ownership rule of jax-js: passing an array consumes it, x.ref keeps it. Layout: NCHW / OIHW.
// Adam is written with its ops. It runs on one thread: Node has no global Worker. One file, long as it is: all of it needs the
// library, which is loaded late.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ADAM } from "../workloads.ts";

let jax, np, lax, nn, tree;

async function init({ peersDir }) {
  const dir = path.join(peersDir, "jaxjs/node_modules/@jax-js/jax");
  jax = await import(pathToFileURL(path.join(dir, "dist/index.js")).href);
  // init() with no argument throws on Node 20 ("navigator is not defined": its WebGPU probe); asking for wasm alone works.
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  ({ numpy: np, lax, nn, tree } = jax);
  const { version } = JSON.parse(
    (await import("node:fs")).readFileSync(path.join(dir, "package.json"), "utf8"),
  );
  return { lib: `@jax-js/jax ${version} (wasm)` };
}

const perm = (data, shape, order) => {
  // host-side transpose, for layouts only
  const out = new data.constructor(data.length),
    n = shape.length,
    st = Array(n).fill(1);
  for (let i = n - 2; i >= 0; i--) st[i] = st[i + 1] * shape[i + 1];
  const os = order.map((o) => shape[o]),
    ost = order.map((o) => st[o]),
    idx = Array(n).fill(0);
  for (let k = 0, src = 0; k < out.length; k++) {
    out[k] = data[src];
    for (let a = n - 1; a >= 0; a--) {
      idx[a]++;
      src += ost[a];
      if (idx[a] < os[a]) break;
      src -= ost[a] * os[a];
      idx[a] = 0;
    }
  }
  return { data: out, shape: os };
};
const A = (data, shape) =>
  np.array(data, { shape, ...(data instanceof Int32Array ? { dtype: np.int32 } : {}) });
const AP = (data, shape, order) => {
  const p = perm(data, shape, order);
  return A(p.data, p.shape);
};
const NCHW = [0, 3, 1, 2],
  NHWC = [0, 2, 3, 1],
  OIHW = [3, 2, 0, 1],
  HWIO = [2, 3, 1, 0];
const settle = async (r) => {
  await jax.blockUntilReady(r);
  return r;
};

function oneShot(fn, args, mode, back) {
  const f = mode === "jit" ? jax.jit(fn) : fn;
  return {
    run: () => settle(f(...args.map((a) => a.ref))),
    free: (r) => tree.dispose(r),
    read: async (r) => {
      const parts = [];
      for (const [i, a] of (Array.isArray(r) ? r : [r]).entries()) {
        const shape = a.shape,
          v = await a.data();
        parts.push(back?.[i] ? perm(v, shape, back[i]).data : v);
      }
      if (parts.length === 1) return parts[0];
      const o = new Float64Array(parts.reduce((n, p) => n + p.length, 0));
      let k = 0;
      for (const p of parts) {
        o.set(p, k);
        k += p.length;
      }
      return o;
    },
    dispose: () => {
      tree.dispose(args);
      f.dispose?.();
    },
  };
}

const layerNorm = (x, g, b, eps) => {
  const mu = x.ref.mean(-1, { keepdims: true }),
    c = x.sub(mu);
  const v = np.square(c.ref).mean(-1, { keepdims: true });
  return c
    .div(np.sqrt(v.add(eps)))
    .mul(g)
    .add(b);
};

const JITTED = new Set([
  "chain",
  "softmax",
  "layernorm",
  "conv2d_grad",
  "dwconv2d_grad",
  "linreg",
  "mlp",
  "cnn",
  "transformer",
  "lstm",
  "adam",
  "gradgrad",
]);
const modes = (w) => (JITTED.has(w.kind) ? ["eager", "jit"] : ["eager"]);

function prepare(w, d, mode) {
  const S = (k) => w.inputs[k].shape,
    t = (k) => A(d[k], S(k));
  switch (w.kind) {
    case "dispatch": {
      const y = t("y"),
        b = t("b");
      return {
        run: () => {
          let z = y.ref;
          for (let i = 0; i < w.chain; i++) z = z.add(b.ref);
          return settle(z);
        },
        free: (r) => r.dispose(),
        read: (r) => r.data(),
        dispose: () => tree.dispose([y, b]),
      };
    }
    case "chain":
      return oneShot(
        (x) =>
          np
            .tanh(x.ref.mul(w.a).add(w.b))
            .mul(nn.sigmoid(x.ref))
            .sub(np.exp(np.negative(x.ref.mul(x)))),
        [t("x")],
        mode,
      );
    case "exp":
      return oneShot((x) => np.exp(x), [t("x")], mode);
    case "tanh":
      return oneShot((x) => np.tanh(x), [t("x")], mode);
    case "matmul":
      return oneShot((a, b) => np.matmul(a, b), [t("a"), t("b")], mode);
    case "conv2d":
    case "dwconv2d":
    case "conv2d_grad":
    case "dwconv2d_grad": {
      const dw = w.kind[0] === "d",
        f = (x, k) =>
          dw
            ? lax.convGeneralDilated(x, k, [1, 1], "SAME", { featureGroupCount: S("x")[3] })
            : lax.conv(x, k, [1, 1], "SAME");
      const x = AP(d.x, S("x"), NCHW),
        k = AP(d.w, S("w"), dw ? [2, 3, 0, 1] : OIHW);
      if (!w.kind.endsWith("_grad")) return oneShot(f, [x, k], mode, [NHWC]);
      const r = AP(d.r, S("r"), NCHW);
      const vg = jax.valueAndGrad((a, b, c) => f(a, b).mul(c).sum(), { argnums: [0, 1] });
      return oneShot(
        (a, b, c) => {
          const [v, g] = vg(a, b, c);
          return [v, ...g];
        },
        [x, k, r],
        mode,
        [null, NHWC, dw ? [2, 3, 0, 1] : HWIO],
      );
    }
    case "sum":
      return oneShot((x) => x.sum(), [t("x")], mode);
    case "sum0":
      return oneShot((x) => x.sum(0), [t("x")], mode);
    case "sum1":
      return oneShot((x) => x.sum(1), [t("x")], mode);
    case "softmax":
      return oneShot((x) => nn.softmax(x, -1), [t("x")], mode);
    case "layernorm":
      return oneShot((x, g, b) => layerNorm(x, g, b, w.eps), [t("x"), t("g"), t("b")], mode);
    case "argmax":
      return oneShot((x) => np.argmax(x, -1), [t("x")], mode);
    case "cumsum":
      return oneShot((x) => np.cumsum(x, 1), [t("x")], mode);
    case "sort":
      return oneShot((x) => np.sort(x), [t("x")], mode);
    case "gather":
      return oneShot((tb, ix) => np.take(tb, ix, 0), [t("table"), t("idx")], mode);
    case "transpose": {
      // a view until read: data() is what makes it real, and its host copy is in the time
      const x = t("x");
      return { run: () => np.transpose(x.ref).data(), read: (r) => r, dispose: () => x.dispose() };
    }
    case "gradgrad": {
      const f = (v) => {
        const u = np.tanh(v);
        return u.ref.mul(u.ref).mul(u).sum();
      };
      const g = jax.grad(f),
        gg = jax.grad((v) => g(v).sum());
      return oneShot(gg, [t("x")], mode);
    }
    case "linreg": {
      const xs = A(new Float32Array(w.x), [6]),
        ys = A(new Float32Array(w.y), [6]);
      const loss = (p, x, y) => np.square(x.mul(p.W).add(p.b).sub(y)).mean();
      const tr = trainer(loss, w.lr, mode);
      return {
        run: async () => {
          let st = tr.init({ W: np.array(0), b: np.array(0) });
          for (let i = 0; i < w.steps; i++) {
            let l;
            [l, st] = tr.step(st, i + 1, xs.ref, ys.ref);
            await jax.blockUntilReady([l, st]);
            l.dispose();
          }
          tree.dispose([st.m, st.v]);
          return st.p;
        },
        free: (p) => tree.dispose(p),
        read: async (p) => [(await p.W.data())[0], (await p.b.data())[0]],
        dispose: () => {
          tree.dispose([xs, ys]);
          tr.dispose();
        },
      };
    }
    case "adam":
      return updates(w, d, mode);
    case "mlp":
    case "cnn":
    case "transformer":
    case "lstm":
      return train(w, d, mode);
  }
  throw new Error(`no adapter code for ${w.kind}`);
}

const zerosLike = (p) => tree.map((a) => np.zeros(a.shape), p);
function trainer(loss, lr, mode) {
  return optimizer(jax.valueAndGrad(loss), lr, mode);
}

/** Adam by what `vg` gives of parameters and data: a loss and gradients. */
function optimizer(vg, lr, mode) {
  const { b1, b2, eps } = ADAM;
  const raw = (p, m, v, c1, c2, x, y) => {
    // c1, c2: bias corrections
    const [l, g] = vg(tree.ref(p), x, y);
    m = tree.map((a, b) => a.mul(b1).add(b.ref.mul(1 - b1)), m, g);
    v = tree.map((a, b) => a.mul(b2).add(np.square(b).mul(1 - b2)), v, g);
    const [C1, C2] = mode === "jit" ? [c1, c2] : [null, null];
    p = tree.map(
      (a, mm, vv) =>
        a.sub(
          C1
            ? mm.ref
                .mul(C1.ref)
                .mul(lr)
                .div(np.sqrt(vv.ref.mul(C2.ref)).add(eps))
            : mm.ref.mul(c1 * lr).div(np.sqrt(vv.ref.mul(c2)).add(eps)),
        ),
      p,
      m,
      v,
    );
    if (C1) {
      C1.dispose();
      C2.dispose();
    }
    return [l, p, m, v];
  };
  const f = mode === "jit" ? jax.jit(raw) : raw;
  return {
    init: (p) => ({ p, m: zerosLike(p), v: zerosLike(p) }),
    step: (s, i, x, y) => {
      const c1 = 1 / (1 - b1 ** i),
        c2 = 1 / (1 - b2 ** i);
      const [l, p, m, v] =
        mode === "jit"
          ? f(s.p, s.m, s.v, np.array(c1), np.array(c2), x, y)
          : f(s.p, s.m, s.v, c1, c2, x, y);
      return [l, { p, m, v }];
    },
    dispose: () => f.dispose?.(),
  };
}

export function lossFn(w) {
  const dense = (x, W, b) => np.matmul(x, W).add(b);
  const xent = (logits, yh) => np.negative(nn.logSoftmax(logits).mul(yh).sum(-1).mean());
  if (w.kind === "mlp")
    return (p, x, y) =>
      xent(dense(nn.relu(dense(nn.relu(dense(x, p.W1, p.b1)), p.W2, p.b2)), p.W3, p.b3), y);
  if (w.kind === "cnn")
    return (p, x, y) => {
      const block = (h, K, c) =>
        lax.reduceWindow(
          nn.relu(lax.conv(h, K, [1, 1], "SAME").add(c.reshape([1, c.shape[0], 1, 1]))),
          np.max,
          [2, 2],
          [2, 2],
        );
      const h = block(block(x, p.K1, p.c1), p.K2, p.c2);
      return xent(dense(nn.relu(dense(h.reshape([h.shape[0], -1]), p.W1, p.b1)), p.W2, p.b2), y);
    };
  if (w.kind === "lstm") {
    const [S, B, I] = w.inputs.x.shape,
      H = w.inputs.y.shape[1];
    return (p, x, y) => {
      const all = dense(x.reshape([S * B, I]), p.Wx, p.b).reshape([S, B, 4 * H]);
      let h = np.zeros([B, H]),
        c = np.zeros([B, H]);
      for (const z of np.unstack(all)) {
        const [i, f, g, o] = np.split(z.add(np.matmul(h, p.Wh.ref)), 4, 1);
        c = nn
          .sigmoid(f)
          .mul(c)
          .add(nn.sigmoid(i).mul(np.tanh(g)));
        h = nn.sigmoid(o).mul(np.tanh(c.ref));
      }
      tree.dispose([p.Wh, c]);
      return np.square(h.sub(y)).mean();
    };
  }
  const [B, S, D] = w.inputs.x.shape,
    H = w.heads,
    E = D / H;
  return (p, x, y) => {
    const qkv = dense(layerNorm(x.ref, p.g1, p.h1, w.eps), p.Wqkv, p.bqkv)
      .reshape([B, S, 3, H, E])
      .transpose([2, 0, 3, 1, 4]);
    const q = qkv.ref.slice(0),
      k = qkv.ref.slice(1),
      v = qkv.slice(2);
    const att = nn.softmax(np.matmul(q, k.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(E)), -1);
    const o = np.matmul(att, v).transpose([0, 2, 1, 3]).reshape([B, S, D]);
    const x1 = x.add(dense(o, p.Wo, p.bo));
    const u = dense(layerNorm(x1.ref, p.g2, p.h2, w.eps), p.W1, p.b1);
    return np.square(x1.add(dense(nn.gelu(u), p.W2, p.b2)).sub(y)).mean();
  };
}

export function setup(w, d) {
  const p = {};
  for (const [k, s] of Object.entries(w.params)) {
    if (k[0] === "K") p[k] = AP(d[k], s.shape, OIHW);
    else if (w.kind === "cnn" && k === "W1")
      p[k] = A(perm(d[k], [7, 7, 32, 128], [2, 0, 1, 3]).data, s.shape); // flatten is C,H,W here
    else p[k] = A(d[k], s.shape);
  }
  const x = w.kind === "cnn" ? AP(d.x, w.inputs.x.shape, NCHW) : A(d.x, w.inputs.x.shape);
  let y;
  if (d.y instanceof Int32Array) {
    const n = d.y.length,
      h = new Float32Array(n * 10);
    d.y.forEach((c, i) => {
      h[i * 10 + c] = 1;
    });
    y = A(h, [n, 10]);
  } else y = A(d.y, w.inputs.y.shape);
  return { p, x, y };
}

function train(w, d, mode) {
  const { p, x, y } = setup(w, d);
  const loss = lossFn(w);
  const tr = w.lr === undefined ? gradients(loss, mode) : trainer(loss, w.lr, mode);
  let st = tr.init(p),
    i = 0;
  const stepOn = (xs, ys) => async () => {
    let l;
    [l, st] = tr.step(st, ++i, xs.ref, ys.ref);
    await jax.blockUntilReady(st);
    return (await l.data())[0];
  };
  const first = (a, n) => a.ref.slice([0, n]);
  return {
    step: stepOn(x, y),
    stepOnFirst: (n) => stepOn(first(x, n), first(y, n)),
    dispose: () => {
      tree.dispose([st, x, y]);
      tr.dispose();
    },
  };
}

/** Loss and gradients, and nothing is trained. */
function gradients(loss, mode) {
  const vg = jax.valueAndGrad(loss),
    f = mode === "jit" ? jax.jit(vg) : vg;
  return {
    init: (p) => ({ p, g: [] }),
    step: (s, _, x, y) => {
      tree.dispose(s.g);
      const [l, g] = f(tree.ref(s.p), x, y);
      return [l, { p: s.p, g }];
    },
    dispose: () => f.dispose?.(),
  };
}

function updates(w, d, mode) {
  const [g, h] = [A(d.g, w.inputs.g.shape), A(d.h, w.inputs.h.shape)];
  const given = (p, x, y) => {
    tree.dispose(p);
    return [y, { w: x }];
  };
  const tr = optimizer(given, w.lr, mode);
  let st = tr.init({ w: A(d.w, w.params.w.shape) }),
    i = 0;
  const update = async (by) => {
    let l;
    [l, st] = tr.step(st, ++i, by.ref, np.array(0));
    await jax.blockUntilReady(st);
    l.dispose();
  };
  return {
    run: () => update(g),
    read: async () => {
      await update(h);
      await update(g);
      return st.p.w.ref.data();
    },
    dispose: () => {
      tree.dispose([st, g, h]);
      tr.dispose();
    },
  };
}

export const adapter = { name: "jaxjs-wasm", init, modes, prepare };
