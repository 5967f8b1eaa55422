// `pnpm new op NAME [--namespace linalg] [--folder math] [--arity 1]`: writes an op, its cases and their lines of the indexes.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { newOp } from "./op.mjs";

const usage = "Usage: pnpm new op NAME [--namespace linalg] [--folder math] [--arity 1|2]";

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      namespace: { type: "string" },
      folder: { type: "string" },
      arity: { type: "string", default: "1" },
    },
  });
  const [kind, name, ...rest] = positionals;
  if (kind !== "op" || name === undefined || rest.length > 0) throw new Error(usage);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const written = newOp(root, { ...values, name, arity: Number(values.arity) });
  console.log(`Written:\n${written.map((path) => `  ${path}`).join("\n")}`);
  console.log(
    "Now: the expression, the gradient, the docs and the cases; then `pnpm methods`, `pnpm dtypes`, `pnpm ops` and `npm test`.",
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
