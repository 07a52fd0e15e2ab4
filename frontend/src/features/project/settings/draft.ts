import type { ProjectChanges, ProjectSettings } from '@/api/types'
import { fixed } from '@/lib/format/figures'
import { plural } from '@/lib/format/plural'

/** What the form holds; `pattern` null leaves names to the profile. */
export type Draft = {
  name: string
  description: string
  frameWidth: number
  frameHeight: number
  fps: number
  profile: string
  pattern: string | null
  templateId: string | null
  seconds: number | null
  inputs: string
  takes: string
}

export function draftOf(settings: ProjectSettings): Draft {
  return {
    name: settings.name,
    description: settings.description,
    frameWidth: settings.frame_width,
    frameHeight: settings.frame_height,
    fps: settings.fps,
    profile: settings.naming_profile,
    pattern: settings.naming_pattern,
    templateId: settings.defaults.template_id ?? null,
    seconds: settings.defaults.seconds ?? null,
    inputs: settings.folders.inputs ?? '',
    takes: settings.folders.takes ?? '',
  }
}

/** What differs from the settings, as the service takes it; empty where nothing does. */
export function changesOf(settings: ProjectSettings, draft: Draft): ProjectChanges {
  const before = draftOf(settings)
  const isNew = (...keys: (keyof Draft)[]) => keys.some((key) => before[key] !== draft[key])
  return {
    ...(isNew('name') && { name: draft.name.trim() }),
    ...(isNew('description') && { description: draft.description }),
    ...(isNew('frameWidth') && { frame_width: draft.frameWidth }),
    ...(isNew('frameHeight') && { frame_height: draft.frameHeight }),
    ...(isNew('fps') && { fps: draft.fps }),
    ...(isNew('profile') && { naming_profile: draft.profile }),
    ...(isNew('pattern') && { naming_pattern: draft.pattern }),
    ...(isNew('templateId', 'seconds') && {
      defaults: { template_id: draft.templateId, seconds: draft.seconds },
    }),
    ...(isNew('inputs', 'takes') && {
      folders: { inputs: draft.inputs.trim() || null, takes: draft.takes.trim() || null },
    }),
  }
}

export const isUnchanged = (changes: ProjectChanges): boolean => Object.keys(changes).length === 0

/** What another frame does to what is rendered already; null where it does nothing. */
export function sayStale(before: ProjectSettings, draft: Draft, rendered: number): string | null {
  const ratio = draft.frameWidth / draft.frameHeight
  const isSame = Math.abs(ratio / (before.frame_width / before.frame_height) - 1) < 1e-6
  if (isSame || rendered === 0 || !Number.isFinite(ratio)) return null
  return plural(rendered, {
    one: '1 rendered shot was made for the former frame and will be marked as stale. Nothing is rendered again by itself.',
    other: `${rendered} rendered shots were made for the former frame and will be marked as stale. Nothing is rendered again by itself.`,
  })
}

/** What another rate does to durations; null where it stays. */
export function sayRate(before: ProjectSettings, draft: Draft): string | null {
  if (before.fps === draft.fps || !(draft.fps > 0)) return null
  const seconds = (fps: number) => fixed(48 / fps, 2)
  return `Shots keep their frames: 48 of them lasted ${seconds(before.fps)} s and will last ${seconds(draft.fps)} s. No take becomes stale.`
}
