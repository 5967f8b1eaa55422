// What running an op cannot tell: why some have no gradient, and why some have no cases.

/** Ops whose result changes with their inputs though no gradient says so, in words. */
export const CUT: Readonly<Record<string, string>> = {
  "image.combinedNonMaxSuppression":
    "boxes are chosen on the host; TensorFlow has no gradient either",
  "image.nonMaxSuppressionWithScores":
    "boxes are chosen on the host; TensorFlow has no gradient either",
  "nn.ctcBeamSearchDecoder": "beams are followed on the host; TensorFlow has no gradient either",
  stopGradient: "cuts: it is what the op is for",
};

/** Ops whose rule of gradient finite differences cannot check here, and where it is checked. */
export const CHECKED_ELSEWHERE: Readonly<Record<string, string>> = {
  uniqueWithCounts: "its elements are those of `unique`, whose cases check them",
  "image.convertImageDtype": "between floats it is `cast`, whose cases check it",
  "random.gamma": "its gradient in `beta` has a test in random.test.ts",
};

const variable = "change a variable, or read it";

/** Functions without cases: a name, or a namespace, to the reason why no gradient is checked. */
export const WITHOUT_CASES: Readonly<Record<string, string>> = {
  assignAdd: variable,
  assignSub: variable,
  batchScatterUpdate: variable,
  scatterAdd: variable,
  scatterDiv: variable,
  scatterMax: variable,
  scatterMin: variable,
  scatterMul: variable,
  scatterNdAdd: variable,
  scatterNdMax: variable,
  scatterNdMin: variable,
  scatterNdSub: variable,
  scatterNdUpdate: variable,
  scatterSub: variable,
  scatterUpdate: variable,
  sparseRead: variable,
  expr: "calls the ops that its text names: their gradients are its own",
  print: "prints on the host",
  "random.getGlobalGenerator": "the state of random numbers, on the host",
  "random.setGlobalGenerator": "the state of random numbers, on the host",
  "random.setSeed": "the state of random numbers, on the host",
  debugging: "look at values and report: nothing flows",
  io: "make tensors of bytes, on the host",
  numpy: "NumPy's names over the ops above, which give them their gradients",
  strings: "text has no gradient: they run on the host",
};
