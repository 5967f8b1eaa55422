// Variance scaling under the names of those who proposed it.
import { checkOptions } from "@gradtape/core/internal";
import type { SeedOptions } from "./initializer.ts";
import { VarianceScaling } from "./random.ts";

/**
 * Evenly distributed numbers of variance `2 / (inputs + outputs)` of a unit.
 *
 * @example
 * new GlorotUniform()([3, 4]).shape // => [3, 4]
 *
 * Source: Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
 */
export class GlorotUniform extends VarianceScaling {
  static override readonly className: string = "GlorotUniform";
  constructor(options?: SeedOptions) {
    checkOptions("GlorotUniform", options, ["seed"]);
    super({ scale: 1, mode: "fanAvg", distribution: "uniform", seed: options?.seed });
  }
}

/**
 * Normal numbers within two deviations, of variance `2 / (inputs + outputs)` of a unit.
 *
 * @example
 * new GlorotNormal()([3, 4]).shape // => [3, 4]
 *
 * Source: Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
 */
export class GlorotNormal extends VarianceScaling {
  static override readonly className: string = "GlorotNormal";
  constructor(options?: SeedOptions) {
    checkOptions("GlorotNormal", options, ["seed"]);
    super({ scale: 1, mode: "fanAvg", distribution: "truncatedNormal", seed: options?.seed });
  }
}

/**
 * Evenly distributed numbers of variance `2 / inputs` of a unit.
 *
 * @example
 * new HeUniform()([3, 4]).shape // => [3, 4]
 *
 * Source: He et al., "Delving Deep into Rectifiers" (2015).
 */
export class HeUniform extends VarianceScaling {
  static override readonly className: string = "HeUniform";
  constructor(options?: SeedOptions) {
    checkOptions("HeUniform", options, ["seed"]);
    super({ scale: 2, mode: "fanIn", distribution: "uniform", seed: options?.seed });
  }
}

/**
 * Normal numbers within two deviations, of variance `2 / inputs` of a unit.
 *
 * @example
 * new HeNormal()([3, 4]).shape // => [3, 4]
 *
 * Source: He et al., "Delving Deep into Rectifiers" (2015).
 */
export class HeNormal extends VarianceScaling {
  static override readonly className: string = "HeNormal";
  constructor(options?: SeedOptions) {
    checkOptions("HeNormal", options, ["seed"]);
    super({ scale: 2, mode: "fanIn", distribution: "truncatedNormal", seed: options?.seed });
  }
}

/**
 * Evenly distributed numbers of variance `1 / inputs` of a unit.
 *
 * @example
 * new LecunUniform()([3, 4]).shape // => [3, 4]
 *
 * Source: LeCun et al., "Efficient BackProp" (1998).
 */
export class LecunUniform extends VarianceScaling {
  static override readonly className: string = "LecunUniform";
  constructor(options?: SeedOptions) {
    checkOptions("LecunUniform", options, ["seed"]);
    super({ scale: 1, mode: "fanIn", distribution: "uniform", seed: options?.seed });
  }
}

/**
 * Normal numbers within two deviations, of variance `1 / inputs` of a unit.
 *
 * @example
 * new LecunNormal()([3, 4]).shape // => [3, 4]
 *
 * Source: LeCun et al., "Efficient BackProp" (1998).
 */
export class LecunNormal extends VarianceScaling {
  static override readonly className: string = "LecunNormal";
  constructor(options?: SeedOptions) {
    checkOptions("LecunNormal", options, ["seed"]);
    super({ scale: 1, mode: "fanIn", distribution: "truncatedNormal", seed: options?.seed });
  }
}
