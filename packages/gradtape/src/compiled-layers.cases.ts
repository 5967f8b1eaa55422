// A layer as users write them, whose gradient is sparse when it runs op by op.
import * as tf from "./index.ts";

/** Rows of a table, of which it also counts how many it gave. */
export class Embedding extends tf.keras.layers.Layer {
  readonly rows: number;
  readonly size: number;
  table: tf.Variable | undefined;
  given: tf.Variable | undefined;

  constructor(rows: number, size: number) {
    super();
    this.rows = rows;
    this.size = size;
  }
  override build(): void {
    this.table = this.addWeight({ name: "table", shape: [this.rows, this.size] });
    this.given = this.addWeight({ name: "given", dtype: "int32", trainable: false });
  }
  override call(ids: tf.Tensor): tf.Tensor {
    this.given!.assign(tf.add(this.given!, ids.size));
    return tf.gather(this.table!, ids) as tf.Tensor;
  }
}
