// Which intermediate values of a row are stored although nobody else reads them: to compute them again would take longer.
import { isDearOperator, passesOf, walk, type Expr, type Store } from "@gradtape/core/internal";
import { isFull, type Loop } from "./rows-loop.ts";

/**
 * Of a loop's stores, those that are needed, and the dear ones asked for in two passes over the row, except for as many as
 * may lie where a needed store of their dtype will put its value: a backend keeps these there by itself.
 */
export function keptForLater(loop: Loop, needed: readonly Store[]): readonly Store[] {
  const inner = loop.stores.filter(
    (s) => !needed.includes(s) && isFull(loop, s) && isDear(s.value),
  );
  if (inner.length === 0 || loop.folds.length === 0) return needed;
  const passes = passesOf({ ...loop, kind: "row" }).map((folds) =>
    walk(folds.map((i) => loop.folds[i]!.body)),
  );
  const full = needed.filter((s) => isFull(loop, s));
  const within = [...passes, walk(full.map((s) => s.value))].map((nodes) => new Set<Expr>(nodes));
  const places = full.map((s) => s.dtype);
  const again = inner.filter(({ value, dtype }) => {
    if (within.filter((nodes) => nodes.has(value)).length < 2) return false;
    const place = places.indexOf(dtype);
    if (place >= 0) places.splice(place, 1);
    return place < 0;
  });
  return loop.stores.filter((s) => needed.includes(s) || again.includes(s));
}

const isDear = (root: Expr): boolean => walk([root]).some((x) => isDearOperator(x.op));
