/** Hues, in degrees, of the links that nearly every graph has; their lightness follows the theme. */
const hues: Readonly<Record<string, number>> = {
  MODEL: 300,
  CLIP: 95,
  VAE: 20,
  CONDITIONING: 55,
  LATENT: 340,
  IMAGE: 235,
  MASK: 150,
  VIDEO: 205,
  AUDIO: 175,
  CONTROL_NET: 120,
  CLIP_VISION: 265,
}

/** The hue of a type of link; null is drawn without a hue, as plain values are. */
export const linkHue = (type: string): number | null => hues[type] ?? null

/** How a link of this hue is drawn, whatever draws it. */
export const linkStyle = (hue: number | null) =>
  hue === null
    ? { className: 'graph-link is-plain' }
    : { className: 'graph-link', style: { '--hue': hue } }

/** "CONTROL_NET" as a person reads it. */
export const linkLabel = (type: string): string => {
  const words = type.replace(/_/g, ' ')
  return words.length <= 4 ? words : words.charAt(0) + words.slice(1).toLowerCase()
}
