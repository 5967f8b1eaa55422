// Names of classes and instances, as Keras gives them: `dense`, `dense_1`, `dense_2`.

/** A class as this module sees it. Built-in classes say their names, because minifiers change them. */
export interface Named {
  readonly name: string;
  readonly className?: string;
}

/** The name of a class: its own `className` if it has one. */
export const classNameOf = (type: Named): string =>
  Object.hasOwn(type, "className") ? type.className! : type.name;

/** `MyLayer` → `my_layer`, `GRUCell` → `gru_cell`. */
export function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z0-9]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

const used = new Map<string, number>();

/** The class's name in snake case, with a number behind it from the second instance on. */
export function uniqueName(type: Named): string {
  const base = snakeCase(classNameOf(type)) || "module";
  const n = used.get(base) ?? 0;
  used.set(base, n + 1);
  return n === 0 ? base : `${base}_${n}`;
}

/**
 * Count instances from the start again, so that the next `Dense` is `dense`. Keras' `keras.backend.clear_session`.
 *
 * @example
 * clearSession();
 * [new Dense(1).name, new Dense(1).name] // => ["dense", "dense_1"]
 */
export function clearSession(): void {
  used.clear();
}
