// What importing any entry of this package does, once: the js backend is active, and tensors have their methods.
import "@gradtape/ops/methods";
import { setBackend } from "@gradtape/core";
import { backendByName } from "./backends.ts";

setBackend(backendByName("js"));
