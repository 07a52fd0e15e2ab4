/** What lies in ComfyUI's folders of models, in words; a folder of an extension keeps its name. */
const types: Readonly<Record<string, string>> = {
  checkpoints: 'Checkpoint',
  diffusion_models: 'Diffusion model',
  unet: 'Diffusion model',
  loras: 'LoRA',
  vae: 'VAE',
  text_encoders: 'Text encoder',
  clip: 'Text encoder',
  clip_vision: 'CLIP vision',
  controlnet: 'ControlNet',
  upscale_models: 'Upscaler',
  latent_upscale_models: 'Latent upscaler',
  style_models: 'Style model',
  embeddings: 'Embedding',
  hypernetworks: 'Hypernetwork',
  gligen: 'GLIGEN',
  vae_approx: 'Preview VAE',
  audio_encoders: 'Audio encoder',
  model_patches: 'Model patch',
}

export const typeLabel = (folder: string): string => types[folder] ?? folder

/** How exact the weights are, as far as the file's name says so: "fp8", "Q4_K_M". */
export function precisionOf(name: string): string | null {
  const gguf = /(?:^|[^a-z0-9])((?:iq|q)\d(?:_[a-z0-9]+)*)(?=\.|$)/i.exec(name)
  if (gguf?.[1] && /\.gguf$/i.test(name)) return gguf[1].toUpperCase()
  const plain = /(?:^|[^a-z0-9])(fp8|fp16|fp32|bf16|nf4|fp4|nvfp4|mxfp8|int8|int4)(?![a-z0-9])/i
  return plain.exec(name)?.[1]?.toLowerCase() ?? null
}

/** "flux/dev.safetensors": the folder that it lies in, and the file. */
export function pathParts(name: string): { folder: string; file: string } {
  const cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1
  return { folder: name.slice(0, cut), file: name.slice(cut) }
}
