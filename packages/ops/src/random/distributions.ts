// What distributions with parameters have in common: a shape that ends with the parameters' own, and values that are checked.
import { ArgumentError, ShapeError, type DType, type Shape, type Tensor } from "@gradtape/core";
import {
  broadcastAll,
  checkShape,
  defineOp,
  dispatch1,
  sameDType,
  sameShape,
  showShape,
  sizeOf,
  type Op,
  type OpRecord,
} from "@gradtape/core/internal";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { reshape } from "../shape/reshape.ts";
import type { RandomAttrs } from "./random-op.ts";
import type { Source } from "./state.ts";

interface Parameter {
  readonly name: string;
  readonly allows: (x: number) => boolean;
  /** What `allows` asks for, as an error says it. */
  readonly must: string;
}

interface DistributionRecord {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** So many samples (rows) of so many distributions (columns); parameters are vectors. */
  readonly sample: (
    stream: Tensor,
    shape: readonly [rows: number, columns: number],
    params: readonly Tensor[],
    attrs: RandomAttrs,
  ) => Tensor;
  readonly grad?: OpRecord<RandomAttrs>["grad"];
}

/** Make an op of a stream and parameters. */
/*@__NO_SIDE_EFFECTS__*/
export function distributionOp(record: DistributionRecord): Op<RandomAttrs> {
  const { name, parameters, sample, grad } = record;
  return defineOp<RandomAttrs>({
    name,
    infer([, ...params], { shape, dtype }) {
      for (const p of params) sameDType(name, params[0].dtype, p.dtype);
      const batch = batchOf(name, params);
      if (
        !sameShape(shape.slice(shape.length - batch.length), batch) ||
        batch.length > shape.length
      ) {
        const names = parameters.map((p) => p.name).join(" and ");
        throw new ShapeError(
          name,
          `the shape ${showShape(shape)} must end with the shape of ${names}, ${showShape(batch)}`,
          { shapes: [shape, batch] },
        );
      }
      return [{ shape, dtype }];
    },
    validate([, ...params]) {
      params.forEach((p, i) => check(name, parameters[i]!, p));
    },
    compose([stream, ...params], attrs) {
      const batch = batchOf(name, params);
      const table = tableOf(attrs.shape, batch);
      const vectors = params.map((p) => reshape(broadcastTo(p, [...batch]), [table[1]]));
      return [reshape(sample(stream, table, vectors, attrs), [...attrs.shape])];
    },
    ...(grad && { grad }),
  });
}

/** Draw from the op, of `count` elements of the stream (by default as many as the result has). */
export function drawDistribution(
  op: Op<RandomAttrs>,
  source: Source,
  draw: {
    readonly name: string;
    readonly shape: Shape;
    readonly params: readonly Tensor[];
    readonly dtype: DType;
    /** Whether the shape is that of the result, and ends with the parameters'. Else theirs comes behind it. */
    readonly whole: boolean;
    readonly count?: (rows: number, columns: number) => number;
  },
): Tensor {
  const { name, params, dtype, whole, count = (rows, columns) => rows * columns } = draw;
  const sizes = checkShape(name, draw.shape);
  const batch = batchOf(name, params);
  const shape = whole ? sizes : [...sizes, ...batch];
  return source(count(...tableOf(shape, batch)), (stream) =>
    dispatch1(op, [stream, ...params], { shape, dtype }),
  );
}

/** So many samples of so many distributions. */
function tableOf(shape: Shape, batch: Shape): [rows: number, columns: number] {
  const columns = sizeOf(batch);
  return [columns === 0 ? 0 : sizeOf(shape) / columns, columns];
}

/** The shape of the parameters together. */
const batchOf = (op: string, params: readonly { readonly shape: Shape }[]): Shape =>
  broadcastAll(
    op,
    params.map((p) => p.shape),
  );

function check(op: string, { name, allows, must }: Parameter, values: Tensor): void {
  const list = Array.from(values.dataSync() as ArrayLike<number | bigint>, Number);
  const at = list.findIndex((x) => !allows(x));
  if (at < 0) return;
  const which = values.rank === 0 ? "it" : `element ${at}`;
  throw new ArgumentError(op, `${name} must be ${must}: ${which} is ${list[at]}`);
}
