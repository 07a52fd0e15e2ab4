/** What a scene has the prompts of its shots begin and end with. */
import type { Scene, Shot } from './model'

/** Words without blanks around them, one of them perhaps empty. */
export type SceneText = { start: string; end: string }

/** Null where the scene says nothing, and for a shot that leaves it out. */
export function sceneTextOf(
  { withoutSceneText }: Pick<Shot, 'withoutSceneText'>,
  scene: Scene | undefined,
): SceneText | null {
  const [start, end] = [scene?.promptStart.trim() ?? '', scene?.promptEnd.trim() ?? '']
  return withoutSceneText || (start === '' && end === '') ? null : { start, end }
}

const endsSentence = /[.!?,;:]$/

/** "Rain" and "Mara waits" are "Rain, Mara waits"; a sentence that ends needs no comma. */
const joined = (before: string, after: string): string => {
  if (before === '' || after === '') return before + after
  return endsSentence.test(before) ? `${before} ${after}` : `${before}, ${after}`
}

/** What a shot's prompt is written from. */
export function promptWords(
  shot: Pick<Shot, 'description' | 'name' | 'withoutSceneText'>,
  scene: Scene | undefined,
): string {
  const words = shot.description || shot.name
  const text = sceneTextOf(shot, scene)
  return text ? joined(joined(text.start, words.trim()), text.end) : words
}
