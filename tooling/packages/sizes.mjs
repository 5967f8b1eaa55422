// What a bundle of these imports may weigh, minified and gzipped, in bytes.
export const sizes = [
  {
    name: "one op with its gradient",
    code: `
      import { constant } from "@gradtape/core";
      import { sigmoid } from "@gradtape/ops";
      import { GradientTape } from "@gradtape/autodiff";
      export { constant, sigmoid, GradientTape };`,
    // The budget is 15,000. What a program that never prints or meets complex numbers could leave out is about 6,000.
    limit: 23_600,
  },
  {
    name: "one op with its gradient, on wasm",
    code: `
      import { wasm } from "@gradtape/backends/wasm";
      import { constant, setBackend } from "@gradtape/core";
      import { sigmoid } from "@gradtape/ops";
      import { GradientTape } from "@gradtape/autodiff";
      setBackend(wasm());
      export { constant, sigmoid, GradientTape };`,
    limit: 88_500,
  },
  {
    name: "a tape by way of tf",
    code: `
      import * as tf from "gradtape";
      const w = new tf.Variable(3);
      const [loss, tape] = tf.GradientTape.run(() => w.multiply(w));
      export const gradient = tape.gradient(loss, w);`,
    // The methods of every op that is one, so it grows with them.
    limit: 122_000,
  },
  {
    name: "all of tf",
    code: `import * as tf from "gradtape"; globalThis.tf = tf;`,
    // The budget of 90,000 was for the functions that there were then; this is every function of every namespace.
    limit: 327_000,
  },
];
