import { casesOf, type SpecialCase } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { inv } from "./inv.ts";
import { SQUARE, TOLERANCE, stretched } from "./matrix-cases.ts";

// numpy.linalg.inv
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: [[0.555205047318612, 0.16403785488958988, -0.1892744479495268], [0.12618296529968456, -0.053627760252365944, 0.138801261829653], [-0.38485804416403785, 0.11356466876971609, 0.17665615141955837]] },
  { inputs: [[[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -1], [2, 1, 1, 3]]], expected: [[0.5040214477211796, 0.3056300268096515, 0.08042895442359249, -0.6809651474530832], [0.002680965147453085, 0.20375335120643434, 0.053619302949061656, -0.12064343163538874], [-0.09383378016085789, -0.13136729222520108, 0.12332439678284181, 0.2225201072386059], [-0.30563002680965146, -0.2278820375335121, -0.1126005361930295, 0.7533512064343164]] },
  { inputs: [[[1, 2], [3, 4]]], expected: [[-1.9999999999999996, 0.9999999999999998], [1.4999999999999998, -0.4999999999999999]] },
  { inputs: [[[0.25]]], expected: [[4]] },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]]], expected: [[[0.555205047318612, 0.16403785488958988, -0.1892744479495268], [0.12618296529968456, -0.053627760252365944, 0.138801261829653], [-0.38485804416403785, 0.11356466876971609, 0.17665615141955837]], [[0.3480392156862745, -0.13725490196078433, 0.12745098039215685], [-0.13725490196078433, 0.39215686274509803, -0.0784313725490196], [0.12745098039215685, -0.0784313725490196, 0.2156862745098039]]] },
];
// numpy.linalg.inv
// prettier-ignore
const ADJOINT: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: [[0.555205047318612, 0.12618296529968456, -0.38485804416403785], [0.16403785488958988, -0.053627760252365944, 0.11356466876971609], [-0.1892744479495268, 0.138801261829653, 0.17665615141955837]] },
];
// numpy.linalg.inv
// prettier-ignore
const COMPLEX: readonly SpecialCase[] = [
  { inputs: [[[{ re: 1, im: 4 }, { re: 2, im: -2 }, { re: -0.5, im: 1 }], [{ re: 3, im: 1 }, { re: -1, im: 5 }, { re: 4, im: -1 }], [{ re: 0.25, im: 0.5 }, { re: 5, im: 2 }, { re: 2, im: 6 }]]], expected: [[{ re: 0.07939102136801637, im: -0.1857376085393386 }, { re: 0.04507893074682058, im: -0.06379588812662142 }, { re: 0.00607230200654351, im: 0.045784422788179735 }], [{ re: 0.05995414738838998, im: 0.033100864817846236 }, { re: -0.014980778183073886, im: -0.09438141592340123 }, { re: 0.05874029893804653, im: -0.016650311548607494 }], [{ re: -0.059115337458174246, im: 0.038009148666930385 }, { re: 0.0664403905121374, im: 0.0483178997842873 }, { re: 0.027411906380244468, im: -0.10659136755741958 }]] },
];
// numpy.linalg.inv
// prettier-ignore
const COMPLEX_ADJOINT: readonly SpecialCase[] = [
  { inputs: [[[{ re: 1, im: 4 }, { re: 2, im: -2 }, { re: -0.5, im: 1 }], [{ re: 3, im: 1 }, { re: -1, im: 5 }, { re: 4, im: -1 }], [{ re: 0.25, im: 0.5 }, { re: 5, im: 2 }, { re: 2, im: 6 }]]], expected: [[{ re: 0.07939102136801637, im: 0.1857376085393386 }, { re: 0.05995414738838998, im: -0.033100864817846236 }, { re: -0.059115337458174246, im: -0.038009148666930385 }], [{ re: 0.04507893074682058, im: 0.06379588812662142 }, { re: -0.014980778183073886, im: 0.09438141592340123 }, { re: 0.0664403905121374, im: -0.0483178997842873 }], [{ re: 0.00607230200654351, im: -0.045784422788179735 }, { re: 0.05874029893804653, im: 0.016650311548607494 }, { re: 0.027411906380244468, im: 0.10659136755741958 }]] },
];

export const invCases = [
  casesOf({
    name: "inv",
    call: (x) => inv(stretched(x)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "inv adjoint",
    call: (x) => inv(stretched(x), { adjoint: true }),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "inv as it is",
    call: (x) => inv(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "inv as it is, adjoint",
    call: (x) => inv(x, { adjoint: true }),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: ADJOINT,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  ...[false, true].flatMap((adjoint) =>
    complexCasesOf({
      name: `inv${adjoint ? " adjoint" : ""}`,
      call: (x) => inv(x, { adjoint }),
      shapes: [[[1, 1]], [[0, 0]]],
      domain: [0.5, 3],
      special: adjoint ? COMPLEX_ADJOINT : COMPLEX,
      differentiable: [0],
      tolerance: { complex64: 1e-4, complex128: 1e-11, ...TOLERANCE },
    }),
  ),
];
