// What importing any entry of this package does, once: a backend is active, and tensors have their methods.
import "@gradtape/ops/methods";
import { setBackend } from "@gradtape/core";
import { setDirectoryWriter } from "@gradtape/core/internal";
import { defaultBackend } from "./backends.ts";
import { toDirectory } from "./directory-writer.ts";

setBackend(defaultBackend());
setDirectoryWriter(toDirectory);
