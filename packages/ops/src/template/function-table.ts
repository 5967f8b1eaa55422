// The functions that a template can call, and what their parameters are called: written by `pnpm methods`, never by hand. Long, as each has an entry.
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
import { batchToSpace } from "../shape/batchToSpace.ts";
import { biasAdd } from "../nn/biasAdd.ts";
import { booleanMask } from "../index/booleanMask.ts";
import { broadcastDynamicShape } from "../shape/broadcastDynamicShape.ts";
import { broadcastStaticShape } from "../shape/broadcastStaticShape.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { cast } from "../math/cast.ts";
import { ceil } from "../math/ceil.ts";
import { clipByGlobalNorm } from "../math/clipByGlobalNorm.ts";
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
import { dynamicPartition } from "../index/dynamicPartition.ts";
import { dynamicStitch } from "../index/dynamicStitch.ts";
import { einsum } from "../linalg/einsum.ts";
import { elu } from "../nn/elu.ts";
import { ensureShape } from "../shape/ensureShape.ts";
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
import { histogramFixedWidth } from "../math/histogramFixedWidth.ts";
import { histogramFixedWidthBins } from "../math/histogramFixedWidthBins.ts";
import { identity } from "../shape/identity.ts";
import { identityN } from "../shape/identityN.ts";
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
import { meshgrid } from "../create/meshgrid.ts";
import { minimum } from "../math/minimum.ts";
import { mod } from "../math/mod.ts";
import { moments } from "../nn/moments.ts";
import { multiply } from "../math/multiply.ts";
import { multiplyNoNan } from "../math/multiplyNoNan.ts";
import { neg } from "../math/neg.ts";
import { norm } from "../linalg/norm.ts";
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
import { reduceLogsumexp } from "../reduce/reduceLogsumexp.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { reduceMin } from "../reduce/reduceMin.ts";
import { reduceProd } from "../reduce/reduceProd.ts";
import { reduceStd } from "../reduce/reduceStd.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reduceVariance } from "../reduce/reduceVariance.ts";
import { relu } from "../math/relu.ts";
import { relu6 } from "../nn/relu6.ts";
import { repeat } from "../shape/repeat.ts";
import { reshape } from "../shape/reshape.ts";
import { reverse } from "../shape/reverse.ts";
import { reverseSequence } from "../shape/reverseSequence.ts";
import { roll } from "../shape/roll.ts";
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
import { searchsorted } from "../order/searchsorted.ts";
import { selu } from "../nn/selu.ts";
import { sequenceMask } from "../index/sequenceMask.ts";
import { setdiff1d } from "../order/setdiff1d.ts";
import { shape } from "../shape/shape.ts";
import { shapeN } from "../shape/shapeN.ts";
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
import { spaceToBatch } from "../shape/spaceToBatch.ts";
import { spaceToBatchNd } from "../shape/spaceToBatchNd.ts";
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
import { tensordot } from "../linalg/tensordot.ts";
import { tile } from "../shape/tile.ts";
import { transpose } from "../shape/transpose.ts";
import { truncateDiv } from "../math/truncateDiv.ts";
import { truncateMod } from "../math/truncateMod.ts";
import { unique } from "../order/unique.ts";
import { uniqueWithCounts } from "../order/uniqueWithCounts.ts";
import { unravelIndex } from "../index/unravelIndex.ts";
import { unstack } from "../shape/unstack.ts";
import { where } from "../logic/where.ts";
import { xdivy } from "../math/xdivy.ts";
import { xlogy } from "../math/xlogy.ts";
import { zeros } from "../create/zeros.ts";
import { zerosLike } from "../create/zerosLike.ts";
import { bitwiseAnd as bitwisebitwiseAnd } from "../bitwise/bitwiseAnd.ts";
import { bitwiseOr as bitwisebitwiseOr } from "../bitwise/bitwiseOr.ts";
import { bitwiseXor as bitwisebitwiseXor } from "../bitwise/bitwiseXor.ts";
import { invert as bitwiseinvert } from "../bitwise/invert.ts";
import { leftShift as bitwiseleftShift } from "../bitwise/leftShift.ts";
import { rightShift as bitwiserightShift } from "../bitwise/rightShift.ts";
import { adjustBrightness as imageadjustBrightness } from "../image/adjustBrightness.ts";
import { adjustContrast as imageadjustContrast } from "../image/adjustContrast.ts";
import { adjustGamma as imageadjustGamma } from "../image/adjustGamma.ts";
import { adjustHue as imageadjustHue } from "../image/adjustHue.ts";
import { adjustSaturation as imageadjustSaturation } from "../image/adjustSaturation.ts";
import { centralCrop as imagecentralCrop } from "../image/centralCrop.ts";
import { combinedNonMaxSuppression as imagecombinedNonMaxSuppression } from "../image/combinedNonMaxSuppression.ts";
import { convertImageDtype as imageconvertImageDtype } from "../image/convertImageDtype.ts";
import { cropAndResize as imagecropAndResize } from "../image/cropAndResize.ts";
import { cropToBoundingBox as imagecropToBoundingBox } from "../image/cropToBoundingBox.ts";
import { drawBoundingBoxes as imagedrawBoundingBoxes } from "../image/drawBoundingBoxes.ts";
import { extractPatches as imageextractPatches } from "../image/extractPatches.ts";
import { flipLeftRight as imageflipLeftRight } from "../image/flipLeftRight.ts";
import { flipUpDown as imageflipUpDown } from "../image/flipUpDown.ts";
import { grayscaleToRgb as imagegrayscaleToRgb } from "../image/grayscaleToRgb.ts";
import { hsvToRgb as imagehsvToRgb } from "../image/hsvToRgb.ts";
import { imageGradients as imageimageGradients } from "../image/imageGradients.ts";
import { nonMaxSuppression as imagenonMaxSuppression } from "../image/nonMaxSuppression.ts";
import { nonMaxSuppressionOverlaps as imagenonMaxSuppressionOverlaps } from "../image/nonMaxSuppressionOverlaps.ts";
import { nonMaxSuppressionPadded as imagenonMaxSuppressionPadded } from "../image/nonMaxSuppressionPadded.ts";
import { nonMaxSuppressionWithScores as imagenonMaxSuppressionWithScores } from "../image/nonMaxSuppressionWithScores.ts";
import { padToBoundingBox as imagepadToBoundingBox } from "../image/padToBoundingBox.ts";
import { perImageStandardization as imageperImageStandardization } from "../image/perImageStandardization.ts";
import { psnr as imagepsnr } from "../image/psnr.ts";
import { randomBrightness as imagerandomBrightness } from "../image/randomBrightness.ts";
import { randomContrast as imagerandomContrast } from "../image/randomContrast.ts";
import { randomCrop as imagerandomCrop } from "../image/randomCrop.ts";
import { randomFlipLeftRight as imagerandomFlipLeftRight } from "../image/randomFlipLeftRight.ts";
import { randomFlipUpDown as imagerandomFlipUpDown } from "../image/randomFlipUpDown.ts";
import { randomHue as imagerandomHue } from "../image/randomHue.ts";
import { randomSaturation as imagerandomSaturation } from "../image/randomSaturation.ts";
import { resize as imageresize } from "../image/resize.ts";
import { resizeWithCropOrPad as imageresizeWithCropOrPad } from "../image/resizeWithCropOrPad.ts";
import { resizeWithPad as imageresizeWithPad } from "../image/resizeWithPad.ts";
import { rgbToGrayscale as imagergbToGrayscale } from "../image/rgbToGrayscale.ts";
import { rgbToHsv as imagergbToHsv } from "../image/rgbToHsv.ts";
import { rgbToYiq as imagergbToYiq } from "../image/rgbToYiq.ts";
import { rgbToYuv as imagergbToYuv } from "../image/rgbToYuv.ts";
import { rot90 as imagerot90 } from "../image/rot90.ts";
import { rotate as imagerotate } from "../image/rotate.ts";
import { sobelEdges as imagesobelEdges } from "../image/sobelEdges.ts";
import { ssim as imagessim } from "../image/ssim.ts";
import { ssimMultiscale as imagessimMultiscale } from "../image/ssimMultiscale.ts";
import { statelessRandomBrightness as imagestatelessRandomBrightness } from "../image/statelessRandomBrightness.ts";
import { statelessRandomContrast as imagestatelessRandomContrast } from "../image/statelessRandomContrast.ts";
import { statelessRandomCrop as imagestatelessRandomCrop } from "../image/statelessRandomCrop.ts";
import { statelessRandomFlipLeftRight as imagestatelessRandomFlipLeftRight } from "../image/statelessRandomFlipLeftRight.ts";
import { statelessRandomFlipUpDown as imagestatelessRandomFlipUpDown } from "../image/statelessRandomFlipUpDown.ts";
import { statelessRandomHue as imagestatelessRandomHue } from "../image/statelessRandomHue.ts";
import { statelessRandomSaturation as imagestatelessRandomSaturation } from "../image/statelessRandomSaturation.ts";
import { threshold as imagethreshold } from "../image/threshold.ts";
import { totalVariation as imagetotalVariation } from "../image/totalVariation.ts";
import { transform as imagetransform } from "../image/transform.ts";
import { translate as imagetranslate } from "../image/translate.ts";
import { transpose as imagetranspose } from "../image/transpose.ts";
import { yiqToRgb as imageyiqToRgb } from "../image/yiqToRgb.ts";
import { yuvToRgb as imageyuvToRgb } from "../image/yuvToRgb.ts";
import { decodeRaw as iodecodeRaw } from "../io/decodeRaw.ts";
import { adjoint as linalgadjoint } from "../linalg/adjoint.ts";
import { bandPart as linalgbandPart } from "../linalg/bandPart.ts";
import { cholesky as linalgcholesky } from "../linalg/cholesky.ts";
import { choleskySolve as linalgcholeskySolve } from "../linalg/choleskySolve.ts";
import { cross as linalgcross } from "../linalg/cross.ts";
import { det as linalgdet } from "../linalg/det.ts";
import { diag as linalgdiag } from "../linalg/diag.ts";
import { diagPart as linalgdiagPart } from "../linalg/diagPart.ts";
import { eig as linalgeig } from "../linalg/eig.ts";
import { eigh as linalgeigh } from "../linalg/eigh.ts";
import { eigvals as linalgeigvals } from "../linalg/eigvals.ts";
import { eigvalsh as linalgeigvalsh } from "../linalg/eigvalsh.ts";
import { expm as linalgexpm } from "../linalg/expm.ts";
import { globalNorm as linalgglobalNorm } from "../linalg/globalNorm.ts";
import { inv as linalginv } from "../linalg/inv.ts";
import { logdet as linalglogdet } from "../linalg/logdet.ts";
import { logm as linalglogm } from "../linalg/logm.ts";
import { lstsq as linalglstsq } from "../linalg/lstsq.ts";
import { lu as linalglu } from "../linalg/lu.ts";
import { luMatrixInverse as linalgluMatrixInverse } from "../linalg/luMatrixInverse.ts";
import { luReconstruct as linalgluReconstruct } from "../linalg/luReconstruct.ts";
import { luSolve as linalgluSolve } from "../linalg/luSolve.ts";
import { matrixRank as linalgmatrixRank } from "../linalg/matrixRank.ts";
import { matrixTranspose as linalgmatrixTranspose } from "../linalg/matrixTranspose.ts";
import { matvec as linalgmatvec } from "../linalg/matvec.ts";
import { normalize as linalgnormalize } from "../linalg/normalize.ts";
import { pinv as linalgpinv } from "../linalg/pinv.ts";
import { qr as linalgqr } from "../linalg/qr.ts";
import { setDiag as linalgsetDiag } from "../linalg/setDiag.ts";
import { slogdet as linalgslogdet } from "../linalg/slogdet.ts";
import { solve as linalgsolve } from "../linalg/solve.ts";
import { sqrtm as linalgsqrtm } from "../linalg/sqrtm.ts";
import { svd as linalgsvd } from "../linalg/svd.ts";
import { tensorDiag as linalgtensorDiag } from "../linalg/tensorDiag.ts";
import { tensorDiagPart as linalgtensorDiagPart } from "../linalg/tensorDiagPart.ts";
import { trace as linalgtrace } from "../linalg/trace.ts";
import { triangularSolve as linalgtriangularSolve } from "../linalg/triangularSolve.ts";
import { tridiagonalMatmul as linalgtridiagonalMatmul } from "../linalg/tridiagonalMatmul.ts";
import { tridiagonalSolve as linalgtridiagonalSolve } from "../linalg/tridiagonalSolve.ts";
import { tril as linalgtril } from "../linalg/tril.ts";
import { triu as linalgtriu } from "../linalg/triu.ts";
import { accumulateN as mathaccumulateN } from "../math/accumulateN.ts";
import { besselI0 as mathbesselI0 } from "../math/besselI0.ts";
import { besselI0e as mathbesselI0e } from "../math/besselI0e.ts";
import { besselI1 as mathbesselI1 } from "../math/besselI1.ts";
import { besselI1e as mathbesselI1e } from "../math/besselI1e.ts";
import { betainc as mathbetainc } from "../math/betainc.ts";
import { bincount as mathbincount } from "../math/bincount.ts";
import { confusionMatrix as mathconfusionMatrix } from "../math/confusionMatrix.ts";
import { cumulativeLogsumexp as mathcumulativeLogsumexp } from "../scan/cumulativeLogsumexp.ts";
import { digamma as mathdigamma } from "../math/digamma.ts";
import { erfc as matherfc } from "../math/erfc.ts";
import { erfcinv as matherfcinv } from "../math/erfcinv.ts";
import { erfinv as matherfinv } from "../math/erfinv.ts";
import { floorMod as mathfloorMod } from "../math/floorMod.ts";
import { igamma as mathigamma } from "../math/igamma.ts";
import { igammac as mathigammac } from "../math/igammac.ts";
import { inTopK as mathinTopK } from "../order/inTopK.ts";
import { invertPermutation as mathinvertPermutation } from "../index/invertPermutation.ts";
import { isNonDecreasing as mathisNonDecreasing } from "../compare/isNonDecreasing.ts";
import { isStrictlyIncreasing as mathisStrictlyIncreasing } from "../compare/isStrictlyIncreasing.ts";
import { lbeta as mathlbeta } from "../math/lbeta.ts";
import { lgamma as mathlgamma } from "../math/lgamma.ts";
import { median as mathmedian } from "../order/median.ts";
import { ndtri as mathndtri } from "../math/ndtri.ts";
import { nextafter as mathnextafter } from "../math/nextafter.ts";
import { percentile as mathpercentile } from "../order/percentile.ts";
import { polygamma as mathpolygamma } from "../math/polygamma.ts";
import { polyval as mathpolyval } from "../math/polyval.ts";
import { quantile as mathquantile } from "../order/quantile.ts";
import { reciprocalNoNan as mathreciprocalNoNan } from "../math/reciprocalNoNan.ts";
import { reduceEuclideanNorm as mathreduceEuclideanNorm } from "../reduce/reduceEuclideanNorm.ts";
import { rint as mathrint } from "../math/rint.ts";
import { segmentMax as mathsegmentMax } from "../segment/segmentMax.ts";
import { segmentMean as mathsegmentMean } from "../segment/segmentMean.ts";
import { segmentMin as mathsegmentMin } from "../segment/segmentMin.ts";
import { segmentProd as mathsegmentProd } from "../segment/segmentProd.ts";
import { segmentSum as mathsegmentSum } from "../segment/segmentSum.ts";
import { topK as mathtopK } from "../order/topK.ts";
import { unsortedSegmentMax as mathunsortedSegmentMax } from "../segment/unsortedSegmentMax.ts";
import { unsortedSegmentMean as mathunsortedSegmentMean } from "../segment/unsortedSegmentMean.ts";
import { unsortedSegmentMin as mathunsortedSegmentMin } from "../segment/unsortedSegmentMin.ts";
import { unsortedSegmentProd as mathunsortedSegmentProd } from "../segment/unsortedSegmentProd.ts";
import { unsortedSegmentSqrtN as mathunsortedSegmentSqrtN } from "../segment/unsortedSegmentSqrtN.ts";
import { unsortedSegmentSum as mathunsortedSegmentSum } from "../segment/unsortedSegmentSum.ts";
import { xlog1py as mathxlog1py } from "../math/xlog1py.ts";
import { zeroFraction as mathzeroFraction } from "../reduce/zeroFraction.ts";
import { zeta as mathzeta } from "../math/zeta.ts";
import { atrousConv2d as nnatrousConv2d } from "../conv/atrousConv2d.ts";
import { attention as nnattention } from "../nn/attention.ts";
import { avgPool as nnavgPool } from "../pool/avgPool.ts";
import { avgPool1d as nnavgPool1d } from "../pool/avgPool1d.ts";
import { avgPool2d as nnavgPool2d } from "../pool/avgPool2d.ts";
import { avgPool3d as nnavgPool3d } from "../pool/avgPool3d.ts";
import { batchNormalization as nnbatchNormalization } from "../nn/batchNormalization.ts";
import { celu as nncelu } from "../nn/celu.ts";
import { computeAverageLoss as nncomputeAverageLoss } from "../nn/computeAverageLoss.ts";
import { conv1d as nnconv1d } from "../conv/conv1d.ts";
import { conv1dTranspose as nnconv1dTranspose } from "../conv/conv1dTranspose.ts";
import { conv2d as nnconv2d } from "../conv/conv2d.ts";
import { conv2dTranspose as nnconv2dTranspose } from "../conv/conv2dTranspose.ts";
import { conv3d as nnconv3d } from "../conv/conv3d.ts";
import { conv3dTranspose as nnconv3dTranspose } from "../conv/conv3dTranspose.ts";
import { convTranspose as nnconvTranspose } from "../conv/convTranspose.ts";
import { convolution as nnconvolution } from "../conv/convolution.ts";
import { crelu as nncrelu } from "../nn/crelu.ts";
import { ctcBeamSearchDecoder as nnctcBeamSearchDecoder } from "../nn/ctcBeamSearchDecoder.ts";
import { ctcGreedyDecoder as nnctcGreedyDecoder } from "../nn/ctcGreedyDecoder.ts";
import { ctcLoss as nnctcLoss } from "../nn/ctcLoss.ts";
import { depthToSpace as nndepthToSpace } from "../shape/depthToSpace.ts";
import { depthwiseConv2d as nndepthwiseConv2d } from "../conv/depthwiseConv2d.ts";
import { dilation2d as nndilation2d } from "../pool/dilation2d.ts";
import { embeddingLookup as nnembeddingLookup } from "../nn/embeddingLookup.ts";
import { erosion2d as nnerosion2d } from "../pool/erosion2d.ts";
import { glu as nnglu } from "../nn/glu.ts";
import { groupNorm as nngroupNorm } from "../nn/groupNorm.ts";
import { hardSwish as nnhardSwish } from "../nn/hardSwish.ts";
import { hardTanh as nnhardTanh } from "../nn/hardTanh.ts";
import { inTopK as nninTopK } from "../order/inTopK.ts";
import { instanceNorm as nninstanceNorm } from "../nn/instanceNorm.ts";
import { l2Loss as nnl2Loss } from "../nn/l2Loss.ts";
import { layerNorm as nnlayerNorm } from "../nn/layerNorm.ts";
import { localResponseNormalization as nnlocalResponseNormalization } from "../nn/localResponseNormalization.ts";
import { logPoissonLoss as nnlogPoissonLoss } from "../nn/logPoissonLoss.ts";
import { localResponseNormalization as nnlrn } from "../nn/localResponseNormalization.ts";
import { maxPool as nnmaxPool } from "../pool/maxPool.ts";
import { maxPool1d as nnmaxPool1d } from "../pool/maxPool1d.ts";
import { maxPool2d as nnmaxPool2d } from "../pool/maxPool2d.ts";
import { maxPool3d as nnmaxPool3d } from "../pool/maxPool3d.ts";
import { maxPoolWithArgmax as nnmaxPoolWithArgmax } from "../pool/maxPoolWithArgmax.ts";
import { mish as nnmish } from "../nn/mish.ts";
import { normalizeMoments as nnnormalizeMoments } from "../nn/normalizeMoments.ts";
import { pool as nnpool } from "../pool/pool.ts";
import { prelu as nnprelu } from "../nn/prelu.ts";
import { rmsNorm as nnrmsNorm } from "../nn/rmsNorm.ts";
import { scaleRegularizationLoss as nnscaleRegularizationLoss } from "../nn/scaleRegularizationLoss.ts";
import { separableConv2d as nnseparableConv2d } from "../conv/separableConv2d.ts";
import { sigmoidCrossEntropy as nnsigmoidCrossEntropyWithLogits } from "../nn/sigmoidCrossEntropy.ts";
import { softmaxCrossEntropy as nnsoftmaxCrossEntropyWithLogits } from "../nn/softmaxCrossEntropy.ts";
import { spaceToDepth as nnspaceToDepth } from "../shape/spaceToDepth.ts";
import { sparseSoftmaxCrossEntropy as nnsparseSoftmaxCrossEntropyWithLogits } from "../nn/sparseSoftmaxCrossEntropy.ts";
import { statelessDropout as nnstatelessDropout } from "../nn/statelessDropout.ts";
import { sufficientStatistics as nnsufficientStatistics } from "../nn/sufficientStatistics.ts";
import { silu as nnswish } from "../nn/silu.ts";
import { thresholdedRelu as nnthresholdedRelu } from "../nn/thresholdedRelu.ts";
import { topK as nntopK } from "../order/topK.ts";
import { weightedCrossEntropyWithLogits as nnweightedCrossEntropyWithLogits } from "../nn/weightedCrossEntropyWithLogits.ts";
import { weightedMoments as nnweightedMoments } from "../nn/weightedMoments.ts";
import { zeroFraction as nnzeroFraction } from "../reduce/zeroFraction.ts";
import { booleanMask as raggedbooleanMask } from "../ragged/booleanMask.ts";
import { constant as raggedconstant } from "../ragged/constant.ts";
import { mapFlatValues as raggedmapFlatValues } from "../ragged/mapFlatValues.ts";
import { range as raggedrange } from "../ragged/range.ts";
import { rowSplitsToSegmentIds as raggedrowSplitsToSegmentIds } from "../ragged/rowSplitsToSegmentIds.ts";
import { segmentIdsToRowSplits as raggedsegmentIdsToRowSplits } from "../ragged/segmentIdsToRowSplits.ts";
import { stack as raggedstack } from "../ragged/stack.ts";
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
import { dct as signaldct } from "../signal/dct.ts";
import { fft as signalfft } from "../signal/fft.ts";
import { fft2d as signalfft2d } from "../signal/fft2d.ts";
import { fft3d as signalfft3d } from "../signal/fft3d.ts";
import { fftshift as signalfftshift } from "../signal/fftshift.ts";
import { frame as signalframe } from "../signal/frame.ts";
import { hammingWindow as signalhammingWindow } from "../signal/hammingWindow.ts";
import { hannWindow as signalhannWindow } from "../signal/hannWindow.ts";
import { idct as signalidct } from "../signal/idct.ts";
import { ifft as signalifft } from "../signal/ifft.ts";
import { ifft2d as signalifft2d } from "../signal/ifft2d.ts";
import { ifft3d as signalifft3d } from "../signal/ifft3d.ts";
import { ifftshift as signalifftshift } from "../signal/ifftshift.ts";
import { inverseMdct as signalinverseMdct } from "../signal/inverseMdct.ts";
import { inverseStft as signalinverseStft } from "../signal/inverseStft.ts";
import { inverseStftWindowFn as signalinverseStftWindowFn } from "../signal/inverseStftWindowFn.ts";
import { irfft as signalirfft } from "../signal/irfft.ts";
import { irfft2d as signalirfft2d } from "../signal/irfft2d.ts";
import { irfft3d as signalirfft3d } from "../signal/irfft3d.ts";
import { kaiserBesselDerivedWindow as signalkaiserBesselDerivedWindow } from "../signal/kaiserBesselDerivedWindow.ts";
import { kaiserWindow as signalkaiserWindow } from "../signal/kaiserWindow.ts";
import { linearToMelWeightMatrix as signallinearToMelWeightMatrix } from "../signal/linearToMelWeightMatrix.ts";
import { mdct as signalmdct } from "../signal/mdct.ts";
import { mfccsFromLogMelSpectrograms as signalmfccsFromLogMelSpectrograms } from "../signal/mfccsFromLogMelSpectrograms.ts";
import { overlapAndAdd as signaloverlapAndAdd } from "../signal/overlapAndAdd.ts";
import { rfft as signalrfft } from "../signal/rfft.ts";
import { rfft2d as signalrfft2d } from "../signal/rfft2d.ts";
import { rfft3d as signalrfft3d } from "../signal/rfft3d.ts";
import { stft as signalstft } from "../signal/stft.ts";
import { vorbisWindow as signalvorbisWindow } from "../signal/vorbisWindow.ts";
import { add as sparseadd } from "../sparse/add.ts";
import { concat as sparseconcat } from "../sparse/concat.ts";
import { expandDims as sparseexpandDims } from "../sparse/expandDims.ts";
import { eye as sparseeye } from "../sparse/eye.ts";
import { fillEmptyRows as sparsefillEmptyRows } from "../sparse/fillEmptyRows.ts";
import { fromDense as sparsefromDense } from "../sparse/fromDense.ts";
import { mask as sparsemask } from "../sparse/mask.ts";
import { reduceSum as sparsereduceSum } from "../sparse/reduceSum.ts";
import { reorder as sparsereorder } from "../sparse/reorder.ts";
import { reshape as sparsereshape } from "../sparse/reshape.ts";
import { retain as sparseretain } from "../sparse/retain.ts";
import { segmentMean as sparsesegmentMean } from "../sparse/segmentMean.ts";
import { segmentSqrtN as sparsesegmentSqrtN } from "../sparse/segmentSqrtN.ts";
import { segmentSum as sparsesegmentSum } from "../sparse/segmentSum.ts";
import { slice as sparseslice } from "../sparse/slice.ts";
import { softmax as sparsesoftmax } from "../sparse/softmax.ts";
import { sparseDenseMatmul as sparsesparseDenseMatmul } from "../sparse/sparseDenseMatmul.ts";
import { toDense as sparsetoDense } from "../sparse/toDense.ts";
import { transpose as sparsetranspose } from "../sparse/transpose.ts";
import { asString as stringsasString } from "../strings/asString.ts";
import { bytesSplit as stringsbytesSplit } from "../strings/bytesSplit.ts";
import { format as stringsformat } from "../strings/format.ts";
import { join as stringsjoin } from "../strings/join.ts";
import { length as stringslength } from "../strings/length.ts";
import { lower as stringslower } from "../strings/lower.ts";
import { ngrams as stringsngrams } from "../strings/ngrams.ts";
import { reduceJoin as stringsreduceJoin } from "../strings/reduceJoin.ts";
import { regexFullMatch as stringsregexFullMatch } from "../strings/regexFullMatch.ts";
import { regexReplace as stringsregexReplace } from "../strings/regexReplace.ts";
import { split as stringssplit } from "../strings/split.ts";
import { strip as stringsstrip } from "../strings/strip.ts";
import { substr as stringssubstr } from "../strings/substr.ts";
import { toHashBucketFast as stringstoHashBucketFast } from "../strings/toHashBucketFast.ts";
import { toHashBucketStrong as stringstoHashBucketStrong } from "../strings/toHashBucketStrong.ts";
import { toNumber as stringstoNumber } from "../strings/toNumber.ts";
import { unicodeDecode as stringsunicodeDecode } from "../strings/unicodeDecode.ts";
import { unicodeEncode as stringsunicodeEncode } from "../strings/unicodeEncode.ts";
import { unicodeScript as stringsunicodeScript } from "../strings/unicodeScript.ts";
import { unicodeSplit as stringsunicodeSplit } from "../strings/unicodeSplit.ts";
import { unsortedSegmentJoin as stringsunsortedSegmentJoin } from "../strings/unsortedSegmentJoin.ts";
import { upper as stringsupper } from "../strings/upper.ts";

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
  batchToSpace: [batchToSpace, "x blockShape crops"],
  biasAdd: [biasAdd, "value bias"],
  booleanMask: [booleanMask, "x mask options?"],
  broadcastDynamicShape: [broadcastDynamicShape, "shapeX shapeY"],
  broadcastStaticShape: [broadcastStaticShape, "shapeX shapeY"],
  broadcastTo: [broadcastTo, "x shape"],
  cast: [cast, "x dtype"],
  ceil: [ceil, "x"],
  clipByGlobalNorm: [clipByGlobalNorm, "tensors clipNorm options?"],
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
  dynamicPartition: [dynamicPartition, "data partitions numPartitions"],
  dynamicStitch: [dynamicStitch, "indices data"],
  einsum: [einsum, "equation ...inputs"],
  elu: [elu, "x"],
  ensureShape: [ensureShape, "x shape"],
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
  histogramFixedWidth: [histogramFixedWidth, "values valueRange options?"],
  histogramFixedWidthBins: [histogramFixedWidthBins, "values valueRange options?"],
  identity: [identity, "x"],
  identityN: [identityN, "inputs"],
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
  meshgrid: [meshgrid, "...args"],
  minimum: [minimum, "a b"],
  mod: [mod, "a b"],
  moments: [moments, "x axes options?"],
  multiply: [multiply, "a b"],
  multiplyNoNan: [multiplyNoNan, "a b"],
  neg: [neg, "x"],
  norm: [norm, "x axis? options?"],
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
  reduceLogsumexp: [reduceLogsumexp, "x axis? options?"],
  reduceMax: [reduceMax, "x axis? options?"],
  reduceMean: [reduceMean, "x axis? options?"],
  reduceMin: [reduceMin, "x axis? options?"],
  reduceProd: [reduceProd, "x axis? options?"],
  reduceStd: [reduceStd, "x axis? options?"],
  reduceSum: [reduceSum, "x axis? options?"],
  reduceVariance: [reduceVariance, "x axis? options?"],
  relu: [relu, "x"],
  relu6: [relu6, "x"],
  repeat: [repeat, "x repeats axis?"],
  reshape: [reshape, "x shape"],
  reverse: [reverse, "x axis"],
  reverseSequence: [reverseSequence, "x seqLengths options?"],
  roll: [roll, "x shift axis"],
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
  searchsorted: [searchsorted, "sortedSequence values options?"],
  selu: [selu, "x"],
  sequenceMask: [sequenceMask, "lengths options?"],
  setdiff1d: [setdiff1d, "x y options?"],
  shape: [shape, "x"],
  shapeN: [shapeN, "inputs options?"],
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
  spaceToBatch: [spaceToBatch, "x blockShape paddings"],
  spaceToBatchNd: [spaceToBatchNd, "x blockShape paddings"],
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
  tensordot: [tensordot, "a b axes"],
  tile: [tile, "x multiples"],
  transpose: [transpose, "x perm?"],
  truncateDiv: [truncateDiv, "a b"],
  truncateMod: [truncateMod, "a b"],
  unique: [unique, "x options?"],
  uniqueWithCounts: [uniqueWithCounts, "x options?"],
  unravelIndex: [unravelIndex, "indices dims"],
  unstack: [unstack, "x axis?"],
  where: [where, "condition x? y?"],
  xdivy: [xdivy, "x y"],
  xlogy: [xlogy, "x y"],
  zeros: [zeros, "shape options?"],
  zerosLike: [zerosLike, "x options?"],
  "bitwise.bitwiseAnd": [bitwisebitwiseAnd, "a b"],
  "bitwise.bitwiseOr": [bitwisebitwiseOr, "a b"],
  "bitwise.bitwiseXor": [bitwisebitwiseXor, "a b"],
  "bitwise.invert": [bitwiseinvert, "x"],
  "bitwise.leftShift": [bitwiseleftShift, "a b"],
  "bitwise.rightShift": [bitwiserightShift, "a b"],
  "image.adjustBrightness": [imageadjustBrightness, "image delta"],
  "image.adjustContrast": [imageadjustContrast, "images contrastFactor"],
  "image.adjustGamma": [imageadjustGamma, "image options?"],
  "image.adjustHue": [imageadjustHue, "image delta"],
  "image.adjustSaturation": [imageadjustSaturation, "image saturationFactor"],
  "image.centralCrop": [imagecentralCrop, "image centralFraction"],
  "image.combinedNonMaxSuppression": [
    imagecombinedNonMaxSuppression,
    "boxes scores maxOutputSizePerClass maxTotalSize options?",
  ],
  "image.convertImageDtype": [imageconvertImageDtype, "image dtype options?"],
  "image.cropAndResize": [imagecropAndResize, "image boxes boxIndices cropSize options?"],
  "image.cropToBoundingBox": [
    imagecropToBoundingBox,
    "image offsetHeight offsetWidth targetHeight targetWidth",
  ],
  "image.drawBoundingBoxes": [imagedrawBoundingBoxes, "images boxes colors"],
  "image.extractPatches": [imageextractPatches, "images sizes strides rates padding"],
  "image.flipLeftRight": [imageflipLeftRight, "image"],
  "image.flipUpDown": [imageflipUpDown, "image"],
  "image.grayscaleToRgb": [imagegrayscaleToRgb, "images"],
  "image.hsvToRgb": [imagehsvToRgb, "images"],
  "image.imageGradients": [imageimageGradients, "image"],
  "image.nonMaxSuppression": [imagenonMaxSuppression, "boxes scores maxOutputSize options?"],
  "image.nonMaxSuppressionOverlaps": [
    imagenonMaxSuppressionOverlaps,
    "overlaps scores maxOutputSize options?",
  ],
  "image.nonMaxSuppressionPadded": [
    imagenonMaxSuppressionPadded,
    "boxes scores maxOutputSize options?",
  ],
  "image.nonMaxSuppressionWithScores": [
    imagenonMaxSuppressionWithScores,
    "boxes scores maxOutputSize options?",
  ],
  "image.padToBoundingBox": [
    imagepadToBoundingBox,
    "image offsetHeight offsetWidth targetHeight targetWidth",
  ],
  "image.perImageStandardization": [imageperImageStandardization, "image"],
  "image.psnr": [imagepsnr, "a b maxVal"],
  "image.randomBrightness": [imagerandomBrightness, "image maxDelta options?"],
  "image.randomContrast": [imagerandomContrast, "image lower upper options?"],
  "image.randomCrop": [imagerandomCrop, "value size options?"],
  "image.randomFlipLeftRight": [imagerandomFlipLeftRight, "image options?"],
  "image.randomFlipUpDown": [imagerandomFlipUpDown, "image options?"],
  "image.randomHue": [imagerandomHue, "image maxDelta options?"],
  "image.randomSaturation": [imagerandomSaturation, "image lower upper options?"],
  "image.resize": [imageresize, "images size options?"],
  "image.resizeWithCropOrPad": [imageresizeWithCropOrPad, "image targetHeight targetWidth"],
  "image.resizeWithPad": [imageresizeWithPad, "image targetHeight targetWidth options?"],
  "image.rgbToGrayscale": [imagergbToGrayscale, "images"],
  "image.rgbToHsv": [imagergbToHsv, "images"],
  "image.rgbToYiq": [imagergbToYiq, "images"],
  "image.rgbToYuv": [imagergbToYuv, "images"],
  "image.rot90": [imagerot90, "image options?"],
  "image.rotate": [imagerotate, "images angle options?"],
  "image.sobelEdges": [imagesobelEdges, "image"],
  "image.ssim": [imagessim, "img1 img2 maxVal options?"],
  "image.ssimMultiscale": [imagessimMultiscale, "img1 img2 maxVal options?"],
  "image.statelessRandomBrightness": [imagestatelessRandomBrightness, "image maxDelta seed"],
  "image.statelessRandomContrast": [imagestatelessRandomContrast, "image lower upper seed"],
  "image.statelessRandomCrop": [imagestatelessRandomCrop, "value size seed"],
  "image.statelessRandomFlipLeftRight": [imagestatelessRandomFlipLeftRight, "image seed"],
  "image.statelessRandomFlipUpDown": [imagestatelessRandomFlipUpDown, "image seed"],
  "image.statelessRandomHue": [imagestatelessRandomHue, "image maxDelta seed"],
  "image.statelessRandomSaturation": [imagestatelessRandomSaturation, "image lower upper seed"],
  "image.threshold": [imagethreshold, "image options?"],
  "image.totalVariation": [imagetotalVariation, "images"],
  "image.transform": [imagetransform, "images transforms options?"],
  "image.translate": [imagetranslate, "images translations options?"],
  "image.transpose": [imagetranspose, "image"],
  "image.yiqToRgb": [imageyiqToRgb, "images"],
  "image.yuvToRgb": [imageyuvToRgb, "images"],
  "io.decodeRaw": [iodecodeRaw, "input outType options?"],
  "linalg.adjoint": [linalgadjoint, "x"],
  "linalg.bandPart": [linalgbandPart, "x numLower numUpper"],
  "linalg.cholesky": [linalgcholesky, "x"],
  "linalg.choleskySolve": [linalgcholeskySolve, "chol rhs"],
  "linalg.cross": [linalgcross, "a b"],
  "linalg.det": [linalgdet, "x"],
  "linalg.diag": [linalgdiag, "diagonal options?"],
  "linalg.diagPart": [linalgdiagPart, "x options?"],
  "linalg.eig": [linalgeig, "x"],
  "linalg.eigh": [linalgeigh, "x"],
  "linalg.eigvals": [linalgeigvals, "x"],
  "linalg.eigvalsh": [linalgeigvalsh, "x"],
  "linalg.expm": [linalgexpm, "x"],
  "linalg.globalNorm": [linalgglobalNorm, "tensors"],
  "linalg.inv": [linalginv, "x options?"],
  "linalg.logdet": [linalglogdet, "x"],
  "linalg.logm": [linalglogm, "x"],
  "linalg.lstsq": [linalglstsq, "matrix rhs options?"],
  "linalg.lu": [linalglu, "x"],
  "linalg.luMatrixInverse": [linalgluMatrixInverse, "lowerUpper perm"],
  "linalg.luReconstruct": [linalgluReconstruct, "lowerUpper perm"],
  "linalg.luSolve": [linalgluSolve, "lowerUpper perm rhs"],
  "linalg.matrixRank": [linalgmatrixRank, "x options?"],
  "linalg.matrixTranspose": [linalgmatrixTranspose, "x options?"],
  "linalg.matvec": [linalgmatvec, "a b options?"],
  "linalg.normalize": [linalgnormalize, "x axis? options?"],
  "linalg.pinv": [linalgpinv, "x options?"],
  "linalg.qr": [linalgqr, "x options?"],
  "linalg.setDiag": [linalgsetDiag, "x diagonal options?"],
  "linalg.slogdet": [linalgslogdet, "x"],
  "linalg.solve": [linalgsolve, "matrix rhs options?"],
  "linalg.sqrtm": [linalgsqrtm, "x"],
  "linalg.svd": [linalgsvd, "x options?"],
  "linalg.tensorDiag": [linalgtensorDiag, "x"],
  "linalg.tensorDiagPart": [linalgtensorDiagPart, "x"],
  "linalg.trace": [linalgtrace, "x"],
  "linalg.triangularSolve": [linalgtriangularSolve, "matrix rhs options?"],
  "linalg.tridiagonalMatmul": [linalgtridiagonalMatmul, "diagonals rhs options?"],
  "linalg.tridiagonalSolve": [linalgtridiagonalSolve, "diagonals rhs options?"],
  "linalg.tril": [linalgtril, "x options?"],
  "linalg.triu": [linalgtriu, "x options?"],
  "math.accumulateN": [mathaccumulateN, "inputs"],
  "math.besselI0": [mathbesselI0, "x"],
  "math.besselI0e": [mathbesselI0e, "x"],
  "math.besselI1": [mathbesselI1, "x"],
  "math.besselI1e": [mathbesselI1e, "x"],
  "math.betainc": [mathbetainc, "a b x"],
  "math.bincount": [mathbincount, "arr options?"],
  "math.confusionMatrix": [mathconfusionMatrix, "labels predictions options?"],
  "math.cumulativeLogsumexp": [mathcumulativeLogsumexp, "x axis? options?"],
  "math.digamma": [mathdigamma, "x"],
  "math.erfc": [matherfc, "x"],
  "math.erfcinv": [matherfcinv, "x"],
  "math.erfinv": [matherfinv, "x"],
  "math.floorMod": [mathfloorMod, "a b"],
  "math.igamma": [mathigamma, "a x"],
  "math.igammac": [mathigammac, "a x"],
  "math.inTopK": [mathinTopK, "targets predictions k"],
  "math.invertPermutation": [mathinvertPermutation, "x"],
  "math.isNonDecreasing": [mathisNonDecreasing, "x"],
  "math.isStrictlyIncreasing": [mathisStrictlyIncreasing, "x"],
  "math.lbeta": [mathlbeta, "x"],
  "math.lgamma": [mathlgamma, "x"],
  "math.median": [mathmedian, "x axis? options?"],
  "math.ndtri": [mathndtri, "x"],
  "math.nextafter": [mathnextafter, "a b"],
  "math.percentile": [mathpercentile, "x q axis? options?"],
  "math.polygamma": [mathpolygamma, "a x"],
  "math.polyval": [mathpolyval, "coeffs x"],
  "math.quantile": [mathquantile, "x q axis? options?"],
  "math.reciprocalNoNan": [mathreciprocalNoNan, "x"],
  "math.reduceEuclideanNorm": [mathreduceEuclideanNorm, "x axis? options?"],
  "math.rint": [mathrint, "x"],
  "math.segmentMax": [mathsegmentMax, "data segmentIds"],
  "math.segmentMean": [mathsegmentMean, "data segmentIds"],
  "math.segmentMin": [mathsegmentMin, "data segmentIds"],
  "math.segmentProd": [mathsegmentProd, "data segmentIds"],
  "math.segmentSum": [mathsegmentSum, "data segmentIds"],
  "math.topK": [mathtopK, "input k? options?"],
  "math.unsortedSegmentMax": [mathunsortedSegmentMax, "data segmentIds numSegments"],
  "math.unsortedSegmentMean": [mathunsortedSegmentMean, "data segmentIds numSegments"],
  "math.unsortedSegmentMin": [mathunsortedSegmentMin, "data segmentIds numSegments"],
  "math.unsortedSegmentProd": [mathunsortedSegmentProd, "data segmentIds numSegments"],
  "math.unsortedSegmentSqrtN": [mathunsortedSegmentSqrtN, "data segmentIds numSegments"],
  "math.unsortedSegmentSum": [mathunsortedSegmentSum, "data segmentIds numSegments"],
  "math.xlog1py": [mathxlog1py, "x y"],
  "math.zeroFraction": [mathzeroFraction, "value"],
  "math.zeta": [mathzeta, "x q"],
  "nn.atrousConv2d": [nnatrousConv2d, "value filters rate padding"],
  "nn.attention": [nnattention, "query key value options?"],
  "nn.avgPool": [nnavgPool, "input ksize strides padding options?"],
  "nn.avgPool1d": [nnavgPool1d, "input ksize strides padding options?"],
  "nn.avgPool2d": [nnavgPool2d, "input ksize strides padding options?"],
  "nn.avgPool3d": [nnavgPool3d, "input ksize strides padding options?"],
  "nn.batchNormalization": [nnbatchNormalization, "x mean variance offset scale varianceEpsilon"],
  "nn.celu": [nncelu, "x options?"],
  "nn.computeAverageLoss": [nncomputeAverageLoss, "perExampleLoss options?"],
  "nn.conv1d": [nnconv1d, "input filters stride padding options?"],
  "nn.conv1dTranspose": [nnconv1dTranspose, "input filters outputShape strides options?"],
  "nn.conv2d": [nnconv2d, "input filters strides padding options?"],
  "nn.conv2dTranspose": [nnconv2dTranspose, "input filters outputShape strides options?"],
  "nn.conv3d": [nnconv3d, "input filters strides padding options?"],
  "nn.conv3dTranspose": [nnconv3dTranspose, "input filters outputShape strides options?"],
  "nn.convTranspose": [nnconvTranspose, "input filters outputShape strides options?"],
  "nn.convolution": [nnconvolution, "input filters options?"],
  "nn.crelu": [nncrelu, "x axis?"],
  "nn.ctcBeamSearchDecoder": [nnctcBeamSearchDecoder, "inputs sequenceLength options?"],
  "nn.ctcGreedyDecoder": [nnctcGreedyDecoder, "inputs sequenceLength options?"],
  "nn.ctcLoss": [nnctcLoss, "labels logits labelLength logitLength options?"],
  "nn.depthToSpace": [nndepthToSpace, "x blockSize options?"],
  "nn.depthwiseConv2d": [nndepthwiseConv2d, "input filter strides padding options?"],
  "nn.dilation2d": [nndilation2d, "input filters strides padding options?"],
  "nn.embeddingLookup": [nnembeddingLookup, "params ids options?"],
  "nn.erosion2d": [nnerosion2d, "value filters strides padding options?"],
  "nn.glu": [nnglu, "x axis?"],
  "nn.groupNorm": [nngroupNorm, "x groups options?"],
  "nn.hardSwish": [nnhardSwish, "x"],
  "nn.hardTanh": [nnhardTanh, "x"],
  "nn.inTopK": [nninTopK, "targets predictions k"],
  "nn.instanceNorm": [nninstanceNorm, "x options?"],
  "nn.l2Loss": [nnl2Loss, "x"],
  "nn.layerNorm": [nnlayerNorm, "x options?"],
  "nn.localResponseNormalization": [nnlocalResponseNormalization, "x options?"],
  "nn.logPoissonLoss": [nnlogPoissonLoss, "targets logInput options?"],
  "nn.lrn": [nnlrn, "x options?"],
  "nn.maxPool": [nnmaxPool, "input ksize strides padding options?"],
  "nn.maxPool1d": [nnmaxPool1d, "input ksize strides padding options?"],
  "nn.maxPool2d": [nnmaxPool2d, "input ksize strides padding options?"],
  "nn.maxPool3d": [nnmaxPool3d, "input ksize strides padding options?"],
  "nn.maxPoolWithArgmax": [nnmaxPoolWithArgmax, "input ksize strides padding options?"],
  "nn.mish": [nnmish, "x"],
  "nn.normalizeMoments": [nnnormalizeMoments, "counts sum sumOfSquares shift"],
  "nn.pool": [nnpool, "input windowShape poolingType options?"],
  "nn.prelu": [nnprelu, "x alpha"],
  "nn.rmsNorm": [nnrmsNorm, "x options?"],
  "nn.scaleRegularizationLoss": [nnscaleRegularizationLoss, "regularizationLoss"],
  "nn.separableConv2d": [
    nnseparableConv2d,
    "input depthwiseFilter pointwiseFilter strides padding options?",
  ],
  "nn.sigmoidCrossEntropyWithLogits": [nnsigmoidCrossEntropyWithLogits, "labels logits"],
  "nn.softmaxCrossEntropyWithLogits": [nnsoftmaxCrossEntropyWithLogits, "labels logits options?"],
  "nn.spaceToDepth": [nnspaceToDepth, "x blockSize options?"],
  "nn.sparseSoftmaxCrossEntropyWithLogits": [
    nnsparseSoftmaxCrossEntropyWithLogits,
    "labels logits",
  ],
  "nn.statelessDropout": [nnstatelessDropout, "x rate seed options?"],
  "nn.sufficientStatistics": [nnsufficientStatistics, "x axes options?"],
  "nn.swish": [nnswish, "x options?"],
  "nn.thresholdedRelu": [nnthresholdedRelu, "x options?"],
  "nn.topK": [nntopK, "input k? options?"],
  "nn.weightedCrossEntropyWithLogits": [
    nnweightedCrossEntropyWithLogits,
    "labels logits posWeight",
  ],
  "nn.weightedMoments": [nnweightedMoments, "x axes frequencyWeights options?"],
  "nn.zeroFraction": [nnzeroFraction, "value"],
  "ragged.booleanMask": [raggedbooleanMask, "data mask"],
  "ragged.constant": [raggedconstant, "pylist options?"],
  "ragged.mapFlatValues": [raggedmapFlatValues, "op ...args"],
  "ragged.range": [raggedrange],
  "ragged.rowSplitsToSegmentIds": [raggedrowSplitsToSegmentIds, "splits"],
  "ragged.segmentIdsToRowSplits": [raggedsegmentIdsToRowSplits, "segmentIds options?"],
  "ragged.stack": [raggedstack, "values axis?"],
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
  "signal.dct": [signaldct, "input options?"],
  "signal.fft": [signalfft, "input"],
  "signal.fft2d": [signalfft2d, "input"],
  "signal.fft3d": [signalfft3d, "input"],
  "signal.fftshift": [signalfftshift, "x axes?"],
  "signal.frame": [signalframe, "signal frameLength frameStep options?"],
  "signal.hammingWindow": [signalhammingWindow, "windowLength options?"],
  "signal.hannWindow": [signalhannWindow, "windowLength options?"],
  "signal.idct": [signalidct, "input options?"],
  "signal.ifft": [signalifft, "input"],
  "signal.ifft2d": [signalifft2d, "input"],
  "signal.ifft3d": [signalifft3d, "input"],
  "signal.ifftshift": [signalifftshift, "x axes?"],
  "signal.inverseMdct": [signalinverseMdct, "mdcts options?"],
  "signal.inverseStft": [signalinverseStft, "stfts frameLength frameStep options?"],
  "signal.inverseStftWindowFn": [signalinverseStftWindowFn, "frameStep options?"],
  "signal.irfft": [signalirfft, "input options?"],
  "signal.irfft2d": [signalirfft2d, "input options?"],
  "signal.irfft3d": [signalirfft3d, "input options?"],
  "signal.kaiserBesselDerivedWindow": [signalkaiserBesselDerivedWindow, "windowLength options?"],
  "signal.kaiserWindow": [signalkaiserWindow, "windowLength options?"],
  "signal.linearToMelWeightMatrix": [signallinearToMelWeightMatrix, "options?"],
  "signal.mdct": [signalmdct, "signals frameLength options?"],
  "signal.mfccsFromLogMelSpectrograms": [signalmfccsFromLogMelSpectrograms, "logMelSpectrograms"],
  "signal.overlapAndAdd": [signaloverlapAndAdd, "signal frameStep"],
  "signal.rfft": [signalrfft, "input options?"],
  "signal.rfft2d": [signalrfft2d, "input options?"],
  "signal.rfft3d": [signalrfft3d, "input options?"],
  "signal.stft": [signalstft, "signals frameLength frameStep options?"],
  "signal.vorbisWindow": [signalvorbisWindow, "windowLength options?"],
  "sparse.add": [sparseadd, "a b options?"],
  "sparse.concat": [sparseconcat, "axis spInputs options?"],
  "sparse.expandDims": [sparseexpandDims, "x axis?"],
  "sparse.eye": [sparseeye, "numRows options?"],
  "sparse.fillEmptyRows": [sparsefillEmptyRows, "x defaultValue"],
  "sparse.fromDense": [sparsefromDense, "tensor"],
  "sparse.mask": [sparsemask, "a maskIndices"],
  "sparse.reduceSum": [sparsereduceSum, "x axis? options?"],
  "sparse.reorder": [sparsereorder, "x"],
  "sparse.reshape": [sparsereshape, "x shape"],
  "sparse.retain": [sparseretain, "x toRetain"],
  "sparse.segmentMean": [sparsesegmentMean, "data indices segmentIds options?"],
  "sparse.segmentSqrtN": [sparsesegmentSqrtN, "data indices segmentIds options?"],
  "sparse.segmentSum": [sparsesegmentSum, "data indices segmentIds options?"],
  "sparse.slice": [sparseslice, "x start size"],
  "sparse.softmax": [sparsesoftmax, "x"],
  "sparse.sparseDenseMatmul": [sparsesparseDenseMatmul, "a b options?"],
  "sparse.toDense": [sparsetoDense, "x options?"],
  "sparse.transpose": [sparsetranspose, "x perm?"],
  "strings.asString": [stringsasString, "input options?"],
  "strings.bytesSplit": [stringsbytesSplit, "input"],
  "strings.format": [stringsformat, "template inputs options?"],
  "strings.join": [stringsjoin, "inputs options?"],
  "strings.length": [stringslength, "input options?"],
  "strings.lower": [stringslower, "input options?"],
  "strings.ngrams": [stringsngrams, "data ngramWidth options?"],
  "strings.reduceJoin": [stringsreduceJoin, "input axis? options?"],
  "strings.regexFullMatch": [stringsregexFullMatch, "input pattern"],
  "strings.regexReplace": [stringsregexReplace, "input pattern rewrite options?"],
  "strings.split": [stringssplit, "input options?"],
  "strings.strip": [stringsstrip, "input"],
  "strings.substr": [stringssubstr, "input pos len options?"],
  "strings.toHashBucketFast": [stringstoHashBucketFast, "input numBuckets"],
  "strings.toHashBucketStrong": [stringstoHashBucketStrong, "input numBuckets key"],
  "strings.toNumber": [stringstoNumber, "input options?"],
  "strings.unicodeDecode": [stringsunicodeDecode, "input inputEncoding"],
  "strings.unicodeEncode": [stringsunicodeEncode, "input outputEncoding options?"],
  "strings.unicodeScript": [stringsunicodeScript, "input"],
  "strings.unicodeSplit": [stringsunicodeSplit, "input inputEncoding"],
  "strings.unsortedSegmentJoin": [
    stringsunsortedSegmentJoin,
    "inputs segmentIds numSegments options?",
  ],
  "strings.upper": [stringsupper, "input options?"],
} as const;
