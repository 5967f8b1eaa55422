// Every op, one line each, by folder.

// math
export { abs } from "./math/abs.ts";
export { acos } from "./math/acos.ts";
export { acosh } from "./math/acosh.ts";
export { add } from "./math/add.ts";
export { addN } from "./math/addN.ts";
export { angle } from "./math/angle.ts";
export { asin } from "./math/asin.ts";
export { asinh } from "./math/asinh.ts";
export { atan } from "./math/atan.ts";
export { atan2 } from "./math/atan2.ts";
export { atanh } from "./math/atanh.ts";
export { cast } from "./math/cast.ts";
export { ceil } from "./math/ceil.ts";
export { clipByGlobalNorm } from "./math/clipByGlobalNorm.ts";
export { clipByNorm } from "./math/clipByNorm.ts";
export { clipByValue } from "./math/clipByValue.ts";
export { complex } from "./math/complex.ts";
export { conj } from "./math/conj.ts";
export { cos } from "./math/cos.ts";
export { cosh } from "./math/cosh.ts";
export { divide } from "./math/divide.ts";
export { divideNoNan } from "./math/divideNoNan.ts";
export { erf } from "./math/erf.ts";
export { exp } from "./math/exp.ts";
export { expm1 } from "./math/expm1.ts";
export { floor } from "./math/floor.ts";
export { floorDiv } from "./math/floorDiv.ts";
export { histogramFixedWidth } from "./math/histogramFixedWidth.ts";
export { histogramFixedWidthBins } from "./math/histogramFixedWidthBins.ts";
export { imag } from "./math/imag.ts";
export { isFinite } from "./math/isFinite.ts";
export { isInf } from "./math/isInf.ts";
export { isNan } from "./math/isNan.ts";
export { log } from "./math/log.ts";
export { log1p } from "./math/log1p.ts";
export { maximum } from "./math/maximum.ts";
export { minimum } from "./math/minimum.ts";
export { mod } from "./math/mod.ts";
export { multiply } from "./math/multiply.ts";
export { multiplyNoNan } from "./math/multiplyNoNan.ts";
export { neg } from "./math/neg.ts";
export { pow } from "./math/pow.ts";
export { real } from "./math/real.ts";
export { reciprocal } from "./math/reciprocal.ts";
export { relu } from "./math/relu.ts";
export { round } from "./math/round.ts";
export { rsqrt } from "./math/rsqrt.ts";
export { sigmoid } from "./math/sigmoid.ts";
export { sign } from "./math/sign.ts";
export { sin } from "./math/sin.ts";
export { sinh } from "./math/sinh.ts";
export { softplus } from "./math/softplus.ts";
export { sqrt } from "./math/sqrt.ts";
export { square } from "./math/square.ts";
export { squaredDifference } from "./math/squaredDifference.ts";
export { subtract } from "./math/subtract.ts";
export { tan } from "./math/tan.ts";
export { tanh } from "./math/tanh.ts";
export { truncateDiv } from "./math/truncateDiv.ts";
export { truncateMod } from "./math/truncateMod.ts";
export { xdivy } from "./math/xdivy.ts";
export { xlogy } from "./math/xlogy.ts";

// reduce
export { argMax } from "./reduce/argMax.ts";
export { argMin } from "./reduce/argMin.ts";
export { countNonzero } from "./reduce/countNonzero.ts";
export { logSumExp } from "./reduce/logSumExp.ts";
export { reduceAll } from "./reduce/reduceAll.ts";
export { reduceAny } from "./reduce/reduceAny.ts";
export { reduceLogsumexp } from "./reduce/reduceLogsumexp.ts";
export { reduceMax } from "./reduce/reduceMax.ts";
export { reduceMean } from "./reduce/reduceMean.ts";
export { reduceMin } from "./reduce/reduceMin.ts";
export { reduceProd } from "./reduce/reduceProd.ts";
export { reduceStd } from "./reduce/reduceStd.ts";
export { reduceSum } from "./reduce/reduceSum.ts";
export { reduceVariance } from "./reduce/reduceVariance.ts";

// shape
export { at } from "./shape/at.ts";
export { batchToSpace } from "./shape/batchToSpace.ts";
export { broadcastDynamicShape } from "./shape/broadcastDynamicShape.ts";
export { broadcastStaticShape } from "./shape/broadcastStaticShape.ts";
export { broadcastTo } from "./shape/broadcastTo.ts";
export { concat } from "./shape/concat.ts";
export { ensureShape, type PartialShape } from "./shape/ensureShape.ts";
export { expandDims } from "./shape/expandDims.ts";
export { identity } from "./shape/identity.ts";
export { identityN } from "./shape/identityN.ts";
export { pad } from "./shape/pad.ts";
export { rank } from "./shape/rank.ts";
export { repeat } from "./shape/repeat.ts";
export { reshape } from "./shape/reshape.ts";
export { reverse } from "./shape/reverse.ts";
export { reverseSequence } from "./shape/reverseSequence.ts";
export { roll } from "./shape/roll.ts";
export { shape } from "./shape/shape.ts";
export { shapeN } from "./shape/shapeN.ts";
export { size } from "./shape/size.ts";
export { slice } from "./shape/slice.ts";
export { spaceToBatch } from "./shape/spaceToBatch.ts";
export { spaceToBatchNd } from "./shape/spaceToBatchNd.ts";
export { split } from "./shape/split.ts";
export { squeeze } from "./shape/squeeze.ts";
export { stack } from "./shape/stack.ts";
export { stopGradient } from "./shape/stopGradient.ts";
export { stridedSlice } from "./shape/stridedSlice.ts";
export { tile } from "./shape/tile.ts";
export { transpose } from "./shape/transpose.ts";
export { unstack } from "./shape/unstack.ts";

// linalg
export { einsum } from "./linalg/einsum.ts";
export { matmul } from "./linalg/matmul.ts";
export { norm, type NormOptions, type NormOrder } from "./linalg/norm.ts";
export { tensordot, type ContractedAxes } from "./linalg/tensordot.ts";

// compare
export { equal } from "./compare/equal.ts";
export { greater } from "./compare/greater.ts";
export { greaterEqual } from "./compare/greaterEqual.ts";
export { less } from "./compare/less.ts";
export { lessEqual } from "./compare/lessEqual.ts";
export { notEqual } from "./compare/notEqual.ts";

// logic
export { logicalAnd } from "./logic/logicalAnd.ts";
export { logicalNot } from "./logic/logicalNot.ts";
export { logicalOr } from "./logic/logicalOr.ts";
export { logicalXor } from "./logic/logicalXor.ts";
export { where } from "./logic/where.ts";

// nn
export { biasAdd } from "./nn/biasAdd.ts";
export { dropout } from "./nn/dropout.ts";
export { elu } from "./nn/elu.ts";
export { gelu } from "./nn/gelu.ts";
export { hardSigmoid } from "./nn/hardSigmoid.ts";
export { l2Normalize } from "./nn/l2Normalize.ts";
export { leakyRelu } from "./nn/leakyRelu.ts";
export { logSigmoid } from "./nn/logSigmoid.ts";
export { logSoftmax } from "./nn/logSoftmax.ts";
export { moments } from "./nn/moments.ts";
export { relu6 } from "./nn/relu6.ts";
export { selu } from "./nn/selu.ts";
export { sigmoidCrossEntropy } from "./nn/sigmoidCrossEntropy.ts";
export { silu } from "./nn/silu.ts";
export { softmax } from "./nn/softmax.ts";
export { softmaxCrossEntropy } from "./nn/softmaxCrossEntropy.ts";
export { softsign } from "./nn/softsign.ts";
export { sparseSoftmaxCrossEntropy } from "./nn/sparseSoftmaxCrossEntropy.ts";

// variable
export { assignAdd } from "./variable/assignAdd.ts";
export { assignSub } from "./variable/assignSub.ts";
export { batchScatterUpdate } from "./variable/batchScatterUpdate.ts";
export { scatterAdd } from "./variable/scatterAdd.ts";
export { scatterDiv } from "./variable/scatterDiv.ts";
export { scatterMax } from "./variable/scatterMax.ts";
export { scatterMin } from "./variable/scatterMin.ts";
export { scatterMul } from "./variable/scatterMul.ts";
export { scatterNdAdd } from "./variable/scatterNdAdd.ts";
export { scatterNdMax } from "./variable/scatterNdMax.ts";
export { scatterNdMin } from "./variable/scatterNdMin.ts";
export { scatterNdSub } from "./variable/scatterNdSub.ts";
export { scatterNdUpdate } from "./variable/scatterNdUpdate.ts";
export { scatterSub } from "./variable/scatterSub.ts";
export { scatterUpdate } from "./variable/scatterUpdate.ts";
export type { SlicesLike } from "./variable/scatter.ts";
export { sparseRead } from "./variable/sparseRead.ts";

// scan
export { cumprod } from "./scan/cumprod.ts";
export { cumsum } from "./scan/cumsum.ts";

// order
export { argsort } from "./order/argsort.ts";
export { searchsorted, type Side } from "./order/searchsorted.ts";
export { setdiff1d } from "./order/setdiff1d.ts";
export { sort } from "./order/sort.ts";
export { unique } from "./order/unique.ts";
export { uniqueWithCounts } from "./order/uniqueWithCounts.ts";

// strings
export { print } from "./strings/print.ts";

// create
export { convertToTensor } from "./create/convertToTensor.ts";
export { eye } from "./create/eye.ts";
export { fill } from "./create/fill.ts";
export { linspace } from "./create/linspace.ts";
export { meshgrid, type MeshgridOptions } from "./create/meshgrid.ts";
export { ones } from "./create/ones.ts";
export { onesLike } from "./create/onesLike.ts";
export { range } from "./create/range.ts";
export { zeros } from "./create/zeros.ts";
export { zerosLike } from "./create/zerosLike.ts";

// index
export { booleanMask } from "./index/booleanMask.ts";
export { dynamicPartition } from "./index/dynamicPartition.ts";
export { dynamicStitch } from "./index/dynamicStitch.ts";
export { gather } from "./index/gather.ts";
export { gatherNd } from "./index/gatherNd.ts";
export { indexedSlices } from "./index/indexedSlices.ts";
export { oneHot } from "./index/oneHot.ts";
export { scatterNd } from "./index/scatterNd.ts";
export { sequenceMask, type SequenceMaskOptions } from "./index/sequenceMask.ts";
export { takeAlongAxis } from "./index/takeAlongAxis.ts";
export { tensorScatterNdAdd } from "./index/tensorScatterNdAdd.ts";
export { tensorScatterNdMax } from "./index/tensorScatterNdMax.ts";
export { tensorScatterNdMin } from "./index/tensorScatterNdMin.ts";
export { tensorScatterNdSub } from "./index/tensorScatterNdSub.ts";
export { tensorScatterNdUpdate } from "./index/tensorScatterNdUpdate.ts";
export { tensorStridedSliceUpdate } from "./index/tensorStridedSliceUpdate.ts";
export { unravelIndex } from "./index/unravelIndex.ts";

// template
export { expr, type ExprSlot } from "./template/expr.ts";

// sparse
export { SparseTensor } from "./sparse/SparseTensor.ts";

// ragged
export {
  RaggedTensor,
  type FromTensorOptions,
  type RaggedValues,
  type ToTensorOptions,
} from "./ragged/RaggedTensor.ts";

// Namespaces. What TensorFlow has in one of these alone is there alone, and no method.
export * as bitwise from "./bitwise/index.ts";
export * as image from "./image/index.ts";
export * as io from "./io/index.ts";
export * as linalg from "./linalg/index.ts";
export * as math from "./math/index.ts";
export * as nn from "./nn/index.ts";
export * as ragged from "./ragged/index.ts";
export * as random from "./random/index.ts";
export * as signal from "./signal/index.ts";
export * as sparse from "./sparse/index.ts";
export * as strings from "./strings/index.ts";
