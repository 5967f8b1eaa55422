// The functions behind the methods: written by `pnpm methods`, never by hand.
import { abs } from "./math/abs.ts";
import { acos } from "./math/acos.ts";
import { acosh } from "./math/acosh.ts";
import { add } from "./math/add.ts";
import { angle } from "./math/angle.ts";
import { argMax } from "./reduce/argMax.ts";
import { argMin } from "./reduce/argMin.ts";
import { argsort } from "./order/argsort.ts";
import { asin } from "./math/asin.ts";
import { asinh } from "./math/asinh.ts";
import { assignAdd } from "./variable/assignAdd.ts";
import { assignSub } from "./variable/assignSub.ts";
import { at } from "./shape/at.ts";
import { atan } from "./math/atan.ts";
import { atan2 } from "./math/atan2.ts";
import { atanh } from "./math/atanh.ts";
import { batchScatterUpdate } from "./variable/batchScatterUpdate.ts";
import { biasAdd } from "./nn/biasAdd.ts";
import { booleanMask } from "./index/booleanMask.ts";
import { broadcastTo } from "./shape/broadcastTo.ts";
import { cast } from "./math/cast.ts";
import { ceil } from "./math/ceil.ts";
import { clipByNorm } from "./math/clipByNorm.ts";
import { clipByValue } from "./math/clipByValue.ts";
import { complex } from "./math/complex.ts";
import { conj } from "./math/conj.ts";
import { cos } from "./math/cos.ts";
import { cosh } from "./math/cosh.ts";
import { countNonzero } from "./reduce/countNonzero.ts";
import { cumprod } from "./scan/cumprod.ts";
import { cumsum } from "./scan/cumsum.ts";
import { divide } from "./math/divide.ts";
import { divideNoNan } from "./math/divideNoNan.ts";
import { dropout } from "./nn/dropout.ts";
import { elu } from "./nn/elu.ts";
import { ensureShape } from "./shape/ensureShape.ts";
import { equal } from "./compare/equal.ts";
import { erf } from "./math/erf.ts";
import { exp } from "./math/exp.ts";
import { expandDims } from "./shape/expandDims.ts";
import { expm1 } from "./math/expm1.ts";
import { floor } from "./math/floor.ts";
import { floorDiv } from "./math/floorDiv.ts";
import { gather } from "./index/gather.ts";
import { gatherNd } from "./index/gatherNd.ts";
import { gelu } from "./nn/gelu.ts";
import { greater } from "./compare/greater.ts";
import { greaterEqual } from "./compare/greaterEqual.ts";
import { hardSigmoid } from "./nn/hardSigmoid.ts";
import { identity } from "./shape/identity.ts";
import { imag } from "./math/imag.ts";
import { indexedSlices } from "./index/indexedSlices.ts";
import { isFinite } from "./math/isFinite.ts";
import { isInf } from "./math/isInf.ts";
import { isNan } from "./math/isNan.ts";
import { l2Normalize } from "./nn/l2Normalize.ts";
import { leakyRelu } from "./nn/leakyRelu.ts";
import { less } from "./compare/less.ts";
import { lessEqual } from "./compare/lessEqual.ts";
import { log } from "./math/log.ts";
import { log1p } from "./math/log1p.ts";
import { logSigmoid } from "./nn/logSigmoid.ts";
import { logSoftmax } from "./nn/logSoftmax.ts";
import { logSumExp } from "./reduce/logSumExp.ts";
import { logicalAnd } from "./logic/logicalAnd.ts";
import { logicalNot } from "./logic/logicalNot.ts";
import { logicalOr } from "./logic/logicalOr.ts";
import { logicalXor } from "./logic/logicalXor.ts";
import { matmul } from "./linalg/matmul.ts";
import { maximum } from "./math/maximum.ts";
import { minimum } from "./math/minimum.ts";
import { mod } from "./math/mod.ts";
import { moments } from "./nn/moments.ts";
import { multiply } from "./math/multiply.ts";
import { multiplyNoNan } from "./math/multiplyNoNan.ts";
import { neg } from "./math/neg.ts";
import { notEqual } from "./compare/notEqual.ts";
import { oneHot } from "./index/oneHot.ts";
import { onesLike } from "./create/onesLike.ts";
import { pad } from "./shape/pad.ts";
import { pow } from "./math/pow.ts";
import { real } from "./math/real.ts";
import { reciprocal } from "./math/reciprocal.ts";
import { reduceAll } from "./reduce/reduceAll.ts";
import { reduceAny } from "./reduce/reduceAny.ts";
import { reduceLogsumexp } from "./reduce/reduceLogsumexp.ts";
import { reduceMax } from "./reduce/reduceMax.ts";
import { reduceMean } from "./reduce/reduceMean.ts";
import { reduceMin } from "./reduce/reduceMin.ts";
import { reduceProd } from "./reduce/reduceProd.ts";
import { reduceStd } from "./reduce/reduceStd.ts";
import { reduceSum } from "./reduce/reduceSum.ts";
import { reduceVariance } from "./reduce/reduceVariance.ts";
import { relu } from "./math/relu.ts";
import { relu6 } from "./nn/relu6.ts";
import { repeat } from "./shape/repeat.ts";
import { reshape } from "./shape/reshape.ts";
import { reverse } from "./shape/reverse.ts";
import { roll } from "./shape/roll.ts";
import { round } from "./math/round.ts";
import { rsqrt } from "./math/rsqrt.ts";
import { scatterAdd } from "./variable/scatterAdd.ts";
import { scatterDiv } from "./variable/scatterDiv.ts";
import { scatterMax } from "./variable/scatterMax.ts";
import { scatterMin } from "./variable/scatterMin.ts";
import { scatterMul } from "./variable/scatterMul.ts";
import { scatterNd } from "./index/scatterNd.ts";
import { scatterNdAdd } from "./variable/scatterNdAdd.ts";
import { scatterNdMax } from "./variable/scatterNdMax.ts";
import { scatterNdMin } from "./variable/scatterNdMin.ts";
import { scatterNdSub } from "./variable/scatterNdSub.ts";
import { scatterNdUpdate } from "./variable/scatterNdUpdate.ts";
import { scatterSub } from "./variable/scatterSub.ts";
import { scatterUpdate } from "./variable/scatterUpdate.ts";
import { selu } from "./nn/selu.ts";
import { sigmoid } from "./math/sigmoid.ts";
import { sigmoidCrossEntropy } from "./nn/sigmoidCrossEntropy.ts";
import { sign } from "./math/sign.ts";
import { silu } from "./nn/silu.ts";
import { sin } from "./math/sin.ts";
import { sinh } from "./math/sinh.ts";
import { slice } from "./shape/slice.ts";
import { softmax } from "./nn/softmax.ts";
import { softmaxCrossEntropy } from "./nn/softmaxCrossEntropy.ts";
import { softplus } from "./math/softplus.ts";
import { softsign } from "./nn/softsign.ts";
import { sort } from "./order/sort.ts";
import { sparseRead } from "./variable/sparseRead.ts";
import { sparseSoftmaxCrossEntropy } from "./nn/sparseSoftmaxCrossEntropy.ts";
import { split } from "./shape/split.ts";
import { sqrt } from "./math/sqrt.ts";
import { square } from "./math/square.ts";
import { squaredDifference } from "./math/squaredDifference.ts";
import { squeeze } from "./shape/squeeze.ts";
import { stopGradient } from "./shape/stopGradient.ts";
import { stridedSlice } from "./shape/stridedSlice.ts";
import { subtract } from "./math/subtract.ts";
import { takeAlongAxis } from "./index/takeAlongAxis.ts";
import { tan } from "./math/tan.ts";
import { tanh } from "./math/tanh.ts";
import { tensorScatterNdAdd } from "./index/tensorScatterNdAdd.ts";
import { tensorScatterNdMax } from "./index/tensorScatterNdMax.ts";
import { tensorScatterNdMin } from "./index/tensorScatterNdMin.ts";
import { tensorScatterNdSub } from "./index/tensorScatterNdSub.ts";
import { tensorScatterNdUpdate } from "./index/tensorScatterNdUpdate.ts";
import { tensorStridedSliceUpdate } from "./index/tensorStridedSliceUpdate.ts";
import { tensordot } from "./linalg/tensordot.ts";
import { tile } from "./shape/tile.ts";
import { transpose } from "./shape/transpose.ts";
import { truncateDiv } from "./math/truncateDiv.ts";
import { truncateMod } from "./math/truncateMod.ts";
import { unique } from "./order/unique.ts";
import { uniqueWithCounts } from "./order/uniqueWithCounts.ts";
import { unstack } from "./shape/unstack.ts";
import { where } from "./logic/where.ts";
import { xdivy } from "./math/xdivy.ts";
import { xlogy } from "./math/xlogy.ts";
import { zerosLike } from "./create/zerosLike.ts";

export const tensorMethods = {
  abs,
  acos,
  acosh,
  add,
  angle,
  argMax,
  argMin,
  argsort,
  asin,
  asinh,
  at,
  atan,
  atan2,
  atanh,
  biasAdd,
  booleanMask,
  broadcastTo,
  cast,
  ceil,
  clipByNorm,
  clipByValue,
  complex,
  conj,
  cos,
  cosh,
  countNonzero,
  cumprod,
  cumsum,
  divide,
  divideNoNan,
  dropout,
  elu,
  ensureShape,
  equal,
  erf,
  exp,
  expandDims,
  expm1,
  floor,
  floorDiv,
  gather,
  gatherNd,
  gelu,
  greater,
  greaterEqual,
  hardSigmoid,
  identity,
  imag,
  indexedSlices,
  isFinite,
  isInf,
  isNan,
  l2Normalize,
  leakyRelu,
  less,
  lessEqual,
  log,
  log1p,
  logSigmoid,
  logSoftmax,
  logSumExp,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  matmul,
  maximum,
  minimum,
  mod,
  moments,
  multiply,
  multiplyNoNan,
  neg,
  notEqual,
  oneHot,
  onesLike,
  pad,
  pow,
  real,
  reciprocal,
  reduceAll,
  reduceAny,
  reduceLogsumexp,
  reduceMax,
  reduceMean,
  reduceMin,
  reduceProd,
  reduceStd,
  reduceSum,
  reduceVariance,
  relu,
  relu6,
  repeat,
  reshape,
  reverse,
  roll,
  round,
  rsqrt,
  scatterNd,
  selu,
  sigmoid,
  sigmoidCrossEntropy,
  sign,
  silu,
  sin,
  sinh,
  slice,
  softmax,
  softmaxCrossEntropy,
  softplus,
  softsign,
  sort,
  sparseSoftmaxCrossEntropy,
  split,
  sqrt,
  square,
  squaredDifference,
  squeeze,
  stopGradient,
  stridedSlice,
  subtract,
  takeAlongAxis,
  tan,
  tanh,
  tensorScatterNdAdd,
  tensorScatterNdMax,
  tensorScatterNdMin,
  tensorScatterNdSub,
  tensorScatterNdUpdate,
  tensorStridedSliceUpdate,
  tensordot,
  tile,
  transpose,
  truncateDiv,
  truncateMod,
  unique,
  uniqueWithCounts,
  unstack,
  where,
  xdivy,
  xlogy,
  zerosLike,
};

export const variableMethods = {
  assignAdd,
  assignSub,
  batchScatterUpdate,
  scatterAdd,
  scatterDiv,
  scatterMax,
  scatterMin,
  scatterMul,
  scatterNdAdd,
  scatterNdMax,
  scatterNdMin,
  scatterNdSub,
  scatterNdUpdate,
  scatterSub,
  scatterUpdate,
  sparseRead,
};
