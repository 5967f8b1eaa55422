// tf.keras: models, layers and training.
export {
  activations,
  callbacks,
  clearSession,
  initializers,
  Input,
  layers,
  losses,
  metrics,
  Model,
  optimizers,
  Sequential,
  zip,
} from "@gradtape/layers";
