// What importing any entry of this package does, once: a backend is active, and tensors have their methods.
import "@gradtape/ops/methods";
import { setBackend } from "@gradtape/core";
import { defaultBackend } from "./backends.ts";

setBackend(defaultBackend());
