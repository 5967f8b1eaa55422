// The functions that a template can call, and what their parameters are called: written by `pnpm methods`, never by hand.
/* oxlint-disable max-lines -- an entry for each function */
import { abs } from "../math/abs.ts";
import { acos } from "../math/acos.ts";
import { acosh } from "../math/acosh.ts";
import { add } from "../math/add.ts";
import { addN } from "../math/addN.ts";
import { angle } from "../math/angle.ts";
import { argMax } from "../reduce/argMax.ts";
import { argMin } from "../reduce/argMin.ts";
import { argsort } from "../order/argsort.ts";
import { asin } from "../math/asin.ts";
import { asinh } from "../math/asinh.ts";
import { assignAdd } from "../variable/assignAdd.ts";
import { assignSub } from "../variable/assignSub.ts";
import { at } from "../shape/at.ts";
import { atan } from "../math/atan.ts";
import { atan2 } from "../math/atan2.ts";
import { atanh } from "../math/atanh.ts";
import { batchScatterUpdate } from "../variable/batchScatterUpdate.ts";
import { biasAdd } from "../nn/biasAdd.ts";
import { booleanMask } from "../index/booleanMask.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { cast } from "../math/cast.ts";
import { ceil } from "../math/ceil.ts";
import { clipByNorm } from "../math/clipByNorm.ts";
import { clipByValue } from "../math/clipByValue.ts";
import { complex } from "../math/complex.ts";
import { concat } from "../shape/concat.ts";
import { conj } from "../math/conj.ts";
import { convertToTensor } from "../create/convertToTensor.ts";
import { cos } from "../math/cos.ts";
import { cosh } from "../math/cosh.ts";
import { countNonzero } from "../reduce/countNonzero.ts";
import { cumprod } from "../scan/cumprod.ts";
import { cumsum } from "../scan/cumsum.ts";
import { divide } from "../math/divide.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { dropout } from "../nn/dropout.ts";
import { elu } from "../nn/elu.ts";
import { equal } from "../compare/equal.ts";
import { erf } from "../math/erf.ts";
import { exp } from "../math/exp.ts";
import { expandDims } from "../shape/expandDims.ts";
import { expm1 } from "../math/expm1.ts";
import { eye } from "../create/eye.ts";
import { fill } from "../create/fill.ts";
import { floor } from "../math/floor.ts";
import { floorDiv } from "../math/floorDiv.ts";
import { gather } from "../index/gather.ts";
import { gatherNd } from "../index/gatherNd.ts";
import { gelu } from "../nn/gelu.ts";
import { greater } from "../compare/greater.ts";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { hardSigmoid } from "../nn/hardSigmoid.ts";
import { identity } from "../shape/identity.ts";
import { imag } from "../math/imag.ts";
import { indexedSlices } from "../index/indexedSlices.ts";
import { isFinite } from "../math/isFinite.ts";
import { isInf } from "../math/isInf.ts";
import { isNan } from "../math/isNan.ts";
import { l2Normalize } from "../nn/l2Normalize.ts";
import { leakyRelu } from "../nn/leakyRelu.ts";
import { less } from "../compare/less.ts";
import { lessEqual } from "../compare/lessEqual.ts";
import { linspace } from "../create/linspace.ts";
import { log } from "../math/log.ts";
import { log1p } from "../math/log1p.ts";
import { logSigmoid } from "../nn/logSigmoid.ts";
import { logSoftmax } from "../nn/logSoftmax.ts";
import { logSumExp } from "../reduce/logSumExp.ts";
import { logicalAnd } from "../logic/logicalAnd.ts";
import { logicalNot } from "../logic/logicalNot.ts";
import { logicalOr } from "../logic/logicalOr.ts";
import { logicalXor } from "../logic/logicalXor.ts";
import { matmul } from "../linalg/matmul.ts";
import { maximum } from "../math/maximum.ts";
import { minimum } from "../math/minimum.ts";
import { mod } from "../math/mod.ts";
import { moments } from "../nn/moments.ts";
import { multiply } from "../math/multiply.ts";
import { multiplyNoNan } from "../math/multiplyNoNan.ts";
import { neg } from "../math/neg.ts";
import { notEqual } from "../compare/notEqual.ts";
import { oneHot } from "../index/oneHot.ts";
import { ones } from "../create/ones.ts";
import { onesLike } from "../create/onesLike.ts";
import { pad } from "../shape/pad.ts";
import { pow } from "../math/pow.ts";
import { print } from "../strings/print.ts";
import { range } from "../create/range.ts";
import { rank } from "../shape/rank.ts";
import { real } from "../math/real.ts";
import { reciprocal } from "../math/reciprocal.ts";
import { reduceAll } from "../reduce/reduceAll.ts";
import { reduceAny } from "../reduce/reduceAny.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { reduceMin } from "../reduce/reduceMin.ts";
import { reduceProd } from "../reduce/reduceProd.ts";
import { reduceStd } from "../reduce/reduceStd.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reduceVariance } from "../reduce/reduceVariance.ts";
import { relu } from "../math/relu.ts";
import { relu6 } from "../nn/relu6.ts";
import { reshape } from "../shape/reshape.ts";
import { reverse } from "../shape/reverse.ts";
import { round } from "../math/round.ts";
import { rsqrt } from "../math/rsqrt.ts";
import { scatterAdd } from "../variable/scatterAdd.ts";
import { scatterDiv } from "../variable/scatterDiv.ts";
import { scatterMax } from "../variable/scatterMax.ts";
import { scatterMin } from "../variable/scatterMin.ts";
import { scatterMul } from "../variable/scatterMul.ts";
import { scatterNd } from "../index/scatterNd.ts";
import { scatterNdAdd } from "../variable/scatterNdAdd.ts";
import { scatterNdMax } from "../variable/scatterNdMax.ts";
import { scatterNdMin } from "../variable/scatterNdMin.ts";
import { scatterNdSub } from "../variable/scatterNdSub.ts";
import { scatterNdUpdate } from "../variable/scatterNdUpdate.ts";
import { scatterSub } from "../variable/scatterSub.ts";
import { scatterUpdate } from "../variable/scatterUpdate.ts";
import { selu } from "../nn/selu.ts";
import { shape } from "../shape/shape.ts";
import { sigmoid } from "../math/sigmoid.ts";
import { sigmoidCrossEntropy } from "../nn/sigmoidCrossEntropy.ts";
import { sign } from "../math/sign.ts";
import { silu } from "../nn/silu.ts";
import { sin } from "../math/sin.ts";
import { sinh } from "../math/sinh.ts";
import { size } from "../shape/size.ts";
import { slice } from "../shape/slice.ts";
import { softmax } from "../nn/softmax.ts";
import { softmaxCrossEntropy } from "../nn/softmaxCrossEntropy.ts";
import { softplus } from "../math/softplus.ts";
import { softsign } from "../nn/softsign.ts";
import { sort } from "../order/sort.ts";
import { sparseRead } from "../variable/sparseRead.ts";
import { sparseSoftmaxCrossEntropy } from "../nn/sparseSoftmaxCrossEntropy.ts";
import { split } from "../shape/split.ts";
import { sqrt } from "../math/sqrt.ts";
import { square } from "../math/square.ts";
import { squaredDifference } from "../math/squaredDifference.ts";
import { squeeze } from "../shape/squeeze.ts";
import { stack } from "../shape/stack.ts";
import { stopGradient } from "../shape/stopGradient.ts";
import { stridedSlice } from "../shape/stridedSlice.ts";
import { subtract } from "../math/subtract.ts";
import { takeAlongAxis } from "../index/takeAlongAxis.ts";
import { tan } from "../math/tan.ts";
import { tanh } from "../math/tanh.ts";
import { tensorScatterNdAdd } from "../index/tensorScatterNdAdd.ts";
import { tensorScatterNdMax } from "../index/tensorScatterNdMax.ts";
import { tensorScatterNdMin } from "../index/tensorScatterNdMin.ts";
import { tensorScatterNdSub } from "../index/tensorScatterNdSub.ts";
import { tensorScatterNdUpdate } from "../index/tensorScatterNdUpdate.ts";
import { tensorStridedSliceUpdate } from "../index/tensorStridedSliceUpdate.ts";
import { tile } from "../shape/tile.ts";
import { transpose } from "../shape/transpose.ts";
import { unstack } from "../shape/unstack.ts";
import { where } from "../logic/where.ts";
import { xdivy } from "../math/xdivy.ts";
import { xlogy } from "../math/xlogy.ts";
import { zeros } from "../create/zeros.ts";
import { zerosLike } from "../create/zerosLike.ts";
import { binomial as randombinomial } from "../random/binomial.ts";
import { categorical as randomcategorical } from "../random/categorical.ts";
import { foldIn as randomfoldIn } from "../random/foldIn.ts";
import { gamma as randomgamma } from "../random/gamma.ts";
import { getGlobalGenerator as randomgetGlobalGenerator } from "../random/global-generator.ts";
import { normal as randomnormal } from "../random/normal.ts";
import { poisson as randompoisson } from "../random/poisson.ts";
import { setGlobalGenerator as randomsetGlobalGenerator } from "../random/global-generator.ts";
import { setSeed as randomsetSeed } from "../random/setSeed.ts";
import { shuffle as randomshuffle } from "../random/shuffle.ts";
import { split as randomsplit } from "../random/split.ts";
import { statelessBinomial as randomstatelessBinomial } from "../random/statelessBinomial.ts";
import { statelessCategorical as randomstatelessCategorical } from "../random/statelessCategorical.ts";
import { statelessGamma as randomstatelessGamma } from "../random/statelessGamma.ts";
import { statelessNormal as randomstatelessNormal } from "../random/statelessNormal.ts";
import { statelessPoisson as randomstatelessPoisson } from "../random/statelessPoisson.ts";
import { statelessShuffle as randomstatelessShuffle } from "../random/statelessShuffle.ts";
import { statelessTruncatedNormal as randomstatelessTruncatedNormal } from "../random/statelessTruncatedNormal.ts";
import { statelessUniform as randomstatelessUniform } from "../random/statelessUniform.ts";
import { truncatedNormal as randomtruncatedNormal } from "../random/truncatedNormal.ts";
import { uniform as randomuniform } from "../random/uniform.ts";
import { asString as stringsasString } from "../strings/asString.ts";
import { bytesSplit as stringsbytesSplit } from "../strings/bytesSplit.ts";
import { format as stringsformat } from "../strings/format.ts";
import { join as stringsjoin } from "../strings/join.ts";
import { length as stringslength } from "../strings/length.ts";
import { lower as stringslower } from "../strings/lower.ts";
import { reduceJoin as stringsreduceJoin } from "../strings/reduceJoin.ts";
import { regexFullMatch as stringsregexFullMatch } from "../strings/regexFullMatch.ts";
import { regexReplace as stringsregexReplace } from "../strings/regexReplace.ts";
import { split as stringssplit } from "../strings/split.ts";
import { strip as stringsstrip } from "../strings/strip.ts";
import { substr as stringssubstr } from "../strings/substr.ts";
import { toNumber as stringstoNumber } from "../strings/toNumber.ts";
import { unicodeDecode as stringsunicodeDecode } from "../strings/unicodeDecode.ts";
import { unicodeSplit as stringsunicodeSplit } from "../strings/unicodeSplit.ts";
import { upper as stringsupper } from "../strings/upper.ts";
import { decodeRaw as iodecodeRaw } from "../io/decodeRaw.ts";

export const FUNCTIONS = {
  abs: [abs, "x"],
  acos: [acos, "x"],
  acosh: [acosh, "x"],
  add: [add, "a b"],
  addN: [addN, "inputs"],
  angle: [angle, "x"],
  argMax: [argMax, "x axis? options?"],
  argMin: [argMin, "x axis? options?"],
  argsort: [argsort, "values axis? options?"],
  asin: [asin, "x"],
  asinh: [asinh, "x"],
  assignAdd: [assignAdd, "v x"],
  assignSub: [assignSub, "v x"],
  at: [at, "x ...index"],
  atan: [atan, "x"],
  atan2: [atan2, "y x"],
  atanh: [atanh, "x"],
  batchScatterUpdate: [batchScatterUpdate, "v slices"],
  biasAdd: [biasAdd, "value bias"],
  booleanMask: [booleanMask, "x mask options?"],
  broadcastTo: [broadcastTo, "x shape"],
  cast: [cast, "x dtype"],
  ceil: [ceil, "x"],
  clipByNorm: [clipByNorm, "x clipNorm axis?"],
  clipByValue: [clipByValue, "x min max"],
  complex: [complex, "real imag"],
  concat: [concat, "values axis?"],
  conj: [conj, "x"],
  convertToTensor: [convertToTensor, "value options?"],
  cos: [cos, "x"],
  cosh: [cosh, "x"],
  countNonzero: [countNonzero, "x axis? options?"],
  cumprod: [cumprod, "x axis? options?"],
  cumsum: [cumsum, "x axis? options?"],
  divide: [divide, "a b"],
  divideNoNan: [divideNoNan, "a b"],
  dropout: [dropout, "x rate options?"],
  elu: [elu, "x"],
  equal: [equal, "a b"],
  erf: [erf, "x"],
  exp: [exp, "x"],
  expandDims: [expandDims, "x axis"],
  expm1: [expm1, "x"],
  eye: [eye, "numRows options?"],
  fill: [fill, "shape value options?"],
  floor: [floor, "x"],
  floorDiv: [floorDiv, "a b"],
  gather: [gather, "params indices options?"],
  gatherNd: [gatherNd, "params indices options?"],
  gelu: [gelu, "x options?"],
  greater: [greater, "a b"],
  greaterEqual: [greaterEqual, "a b"],
  hardSigmoid: [hardSigmoid, "x"],
  identity: [identity, "x"],
  imag: [imag, "x"],
  indexedSlices: [indexedSlices, "values indices denseShape"],
  isFinite: [isFinite, "x"],
  isInf: [isInf, "x"],
  isNan: [isNan, "x"],
  l2Normalize: [l2Normalize, "x axis? options?"],
  leakyRelu: [leakyRelu, "x options?"],
  less: [less, "a b"],
  lessEqual: [lessEqual, "a b"],
  linspace: [linspace, "start stop num options?"],
  log: [log, "x"],
  log1p: [log1p, "x"],
  logSigmoid: [logSigmoid, "x"],
  logSoftmax: [logSoftmax, "x axis?"],
  logSumExp: [logSumExp, "x axis? options?"],
  logicalAnd: [logicalAnd, "a b"],
  logicalNot: [logicalNot, "x"],
  logicalOr: [logicalOr, "a b"],
  logicalXor: [logicalXor, "a b"],
  matmul: [matmul, "a b options?"],
  maximum: [maximum, "a b"],
  minimum: [minimum, "a b"],
  mod: [mod, "a b"],
  moments: [moments, "x axes options?"],
  multiply: [multiply, "a b"],
  multiplyNoNan: [multiplyNoNan, "a b"],
  neg: [neg, "x"],
  notEqual: [notEqual, "a b"],
  oneHot: [oneHot, "indices depth options?"],
  ones: [ones, "shape options?"],
  onesLike: [onesLike, "x options?"],
  pad: [pad, "x paddings options?"],
  pow: [pow, "a b"],
  print: [print, "...inputs"],
  range: [range],
  rank: [rank, "x"],
  real: [real, "x"],
  reciprocal: [reciprocal, "x"],
  reduceAll: [reduceAll, "x axis? options?"],
  reduceAny: [reduceAny, "x axis? options?"],
  reduceMax: [reduceMax, "x axis? options?"],
  reduceMean: [reduceMean, "x axis? options?"],
  reduceMin: [reduceMin, "x axis? options?"],
  reduceProd: [reduceProd, "x axis? options?"],
  reduceStd: [reduceStd, "x axis? options?"],
  reduceSum: [reduceSum, "x axis? options?"],
  reduceVariance: [reduceVariance, "x axis? options?"],
  relu: [relu, "x"],
  relu6: [relu6, "x"],
  reshape: [reshape, "x shape"],
  reverse: [reverse, "x axis"],
  round: [round, "x"],
  rsqrt: [rsqrt, "x"],
  scatterAdd: [scatterAdd, "v slices"],
  scatterDiv: [scatterDiv, "v slices"],
  scatterMax: [scatterMax, "v slices"],
  scatterMin: [scatterMin, "v slices"],
  scatterMul: [scatterMul, "v slices"],
  scatterNd: [scatterNd, "indices updates shape"],
  scatterNdAdd: [scatterNdAdd, "v indices updates"],
  scatterNdMax: [scatterNdMax, "v indices updates"],
  scatterNdMin: [scatterNdMin, "v indices updates"],
  scatterNdSub: [scatterNdSub, "v indices updates"],
  scatterNdUpdate: [scatterNdUpdate, "v indices updates"],
  scatterSub: [scatterSub, "v slices"],
  scatterUpdate: [scatterUpdate, "v slices"],
  selu: [selu, "x"],
  shape: [shape, "x"],
  sigmoid: [sigmoid, "x"],
  sigmoidCrossEntropy: [sigmoidCrossEntropy, "labels logits"],
  sign: [sign, "x"],
  silu: [silu, "x options?"],
  sin: [sin, "x"],
  sinh: [sinh, "x"],
  size: [size, "x"],
  slice: [slice, "x begin size"],
  softmax: [softmax, "x axis?"],
  softmaxCrossEntropy: [softmaxCrossEntropy, "labels logits options?"],
  softplus: [softplus, "x"],
  softsign: [softsign, "x"],
  sort: [sort, "values axis? options?"],
  sparseRead: [sparseRead, "v indices"],
  sparseSoftmaxCrossEntropy: [sparseSoftmaxCrossEntropy, "labels logits"],
  split: [split, "x numOrSizes axis?"],
  sqrt: [sqrt, "x"],
  square: [square, "x"],
  squaredDifference: [squaredDifference, "a b"],
  squeeze: [squeeze, "x axis?"],
  stack: [stack, "values axis?"],
  stopGradient: [stopGradient, "x"],
  stridedSlice: [stridedSlice, "x begin end options?"],
  subtract: [subtract, "a b"],
  takeAlongAxis: [takeAlongAxis, "x indices axis"],
  tan: [tan, "x"],
  tanh: [tanh, "x"],
  tensorScatterNdAdd: [tensorScatterNdAdd, "tensor indices updates"],
  tensorScatterNdMax: [tensorScatterNdMax, "tensor indices updates"],
  tensorScatterNdMin: [tensorScatterNdMin, "tensor indices updates"],
  tensorScatterNdSub: [tensorScatterNdSub, "tensor indices updates"],
  tensorScatterNdUpdate: [tensorScatterNdUpdate, "tensor indices updates"],
  tensorStridedSliceUpdate: [tensorStridedSliceUpdate, "tensor begin end value options?"],
  tile: [tile, "x multiples"],
  transpose: [transpose, "x perm?"],
  unstack: [unstack, "x axis?"],
  where: [where, "condition x? y?"],
  xdivy: [xdivy, "x y"],
  xlogy: [xlogy, "x y"],
  zeros: [zeros, "shape options?"],
  zerosLike: [zerosLike, "x options?"],
  "random.binomial": [randombinomial, "shape counts probs options?"],
  "random.categorical": [randomcategorical, "logits numSamples options?"],
  "random.foldIn": [randomfoldIn, "seed data"],
  "random.gamma": [randomgamma, "shape alpha options?"],
  "random.getGlobalGenerator": [randomgetGlobalGenerator, ""],
  "random.normal": [randomnormal, "shape options?"],
  "random.poisson": [randompoisson, "shape lam options?"],
  "random.setGlobalGenerator": [randomsetGlobalGenerator, "generator"],
  "random.setSeed": [randomsetSeed, "seed"],
  "random.shuffle": [randomshuffle, "value options?"],
  "random.split": [randomsplit, "seed num?"],
  "random.statelessBinomial": [randomstatelessBinomial, "shape seed counts probs options?"],
  "random.statelessCategorical": [randomstatelessCategorical, "logits numSamples seed options?"],
  "random.statelessGamma": [randomstatelessGamma, "shape seed alpha options?"],
  "random.statelessNormal": [randomstatelessNormal, "shape seed options?"],
  "random.statelessPoisson": [randomstatelessPoisson, "shape seed lam options?"],
  "random.statelessShuffle": [randomstatelessShuffle, "value seed"],
  "random.statelessTruncatedNormal": [randomstatelessTruncatedNormal, "shape seed options?"],
  "random.statelessUniform": [randomstatelessUniform, "shape seed options?"],
  "random.truncatedNormal": [randomtruncatedNormal, "shape options?"],
  "random.uniform": [randomuniform, "shape options?"],
  "strings.asString": [stringsasString, "input options?"],
  "strings.bytesSplit": [stringsbytesSplit, "input"],
  "strings.format": [stringsformat, "template inputs options?"],
  "strings.join": [stringsjoin, "inputs options?"],
  "strings.length": [stringslength, "input options?"],
  "strings.lower": [stringslower, "input options?"],
  "strings.reduceJoin": [stringsreduceJoin, "input axis? options?"],
  "strings.regexFullMatch": [stringsregexFullMatch, "input pattern"],
  "strings.regexReplace": [stringsregexReplace, "input pattern rewrite options?"],
  "strings.split": [stringssplit, "input options?"],
  "strings.strip": [stringsstrip, "input"],
  "strings.substr": [stringssubstr, "input pos len options?"],
  "strings.toNumber": [stringstoNumber, "input options?"],
  "strings.unicodeDecode": [stringsunicodeDecode, "input inputEncoding"],
  "strings.unicodeSplit": [stringsunicodeSplit, "input inputEncoding"],
  "strings.upper": [stringsupper, "input options?"],
  "io.decodeRaw": [iodecodeRaw, "input outType options?"],
} as const;
