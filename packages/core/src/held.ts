// The value of a variable.
import { Tensor } from "./tensor.ts";

/** Reading gives it out, and who disposes of it must not empty the variable. */
export class Held extends Tensor {
  /** Whether it was given out to somebody who may have it still. */
  given = false;
  /** How many others have it, and will let it go. */
  holders = 0;

  /** Whether the variable alone has it. */
  get own(): boolean {
    return !this.given && this.holders === 0;
  }

  override dispose(): void {}

  /** The variable has another value. */
  replaced(): void {
    if (this.own) super.dispose();
  }
}
