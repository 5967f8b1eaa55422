// `import * as np from "gradtape/numpy"`: NumPy's names, alone or beside `import * as tf from "gradtape"`.
import "./activate.ts";

export * from "@gradtape/ops/numpy";
