// tf.config: how functions run.
export { functionsRunEagerly, runFunctionsEagerly } from "@gradtape/compile";
