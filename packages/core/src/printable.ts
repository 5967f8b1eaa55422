// What prints as its text.

/**
 * Node's `console.log` shows what `toString` gives. A base of its own, because a class with a computed member, as this one is,
 * stays in every bundle.
 */
export abstract class Printable {
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
