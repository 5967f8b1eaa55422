// The layers of the packages: each may depend on those named here and on no other of ours. The arrows point one way.

/** @type {Record<string, readonly string[]>} */
export const layers = {
  core: [],
  backends: ["core"],
  data: ["core"],
  formats: ["core"],
  ops: ["core"],
  autodiff: ["core", "ops"],
  compile: ["core", "ops", "autodiff"],
  layers: ["core", "ops", "autodiff", "compile"],
  testing: ["core", "ops", "autodiff"],
  gradtape: ["core", "ops", "autodiff", "compile", "layers", "backends", "data", "formats"],
};

/** Packages that touch no DOM, Node or GPU global and have no run-time dependency but ours. */
export const portable = ["core", "ops", "autodiff", "compile", "layers"];
