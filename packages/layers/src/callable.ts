// Objects that can be called: Python's `__call__`.

/** The method that runs when an instance is called as a function. */
export const invoke = Symbol("invoke");

/**
 * A function that is an instance of the class with this prototype: `layer(x)` is `layer[invoke](x)`. Unlike a proxy it
 * costs a property access nothing, and class fields, `instanceof` and `#private` names of subclasses work as in any object.
 * (The class whose constructor returns it has neither itself: they would be put on the object that is thrown away.)
 */
export function callable<T extends object>(prototype: T): T {
  const self = (...args: readonly unknown[]): unknown =>
    (self as unknown as { [invoke](...args: readonly unknown[]): unknown })[invoke](...args);
  // A function's own `name` and `length` would stand in the way of fields.
  Reflect.deleteProperty(self, "name");
  Reflect.deleteProperty(self, "length");
  return Object.setPrototypeOf(self, prototype) as T;
}

/** Whether instances of the class with this prototype are called. */
export const isCallable = (prototype: object): boolean => invoke in prototype;
