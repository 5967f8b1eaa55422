// What a bundle of these imports may weigh, minified and gzipped, in bytes.
export const sizes = [
  {
    name: "one op with its gradient",
    code: `
      import { constant } from "@gradtape/core";
      import { sigmoid } from "@gradtape/ops";
      import { GradientTape } from "@gradtape/autodiff";
      export { constant, sigmoid, GradientTape };`,
    // The budget is 15,000. Printing (about 3,300) is what a program that never prints could leave out.
    limit: 19_000,
  },
  {
    name: "the umbrella",
    code: `import * as tf from "gradtape"; globalThis.tf = tf;`,
    limit: 90_000,
  },
];
