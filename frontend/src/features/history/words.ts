import type { Branch, ChangeCounts, MergeConflict, Snapshot } from '@/api/history'
import { isRecord } from '@/lib/document/shapes'
import { counted } from '@/lib/format/counted'

const reasons: Readonly<Record<Snapshot['reason'], string>> = {
  automatic: 'Kept by itself',
  named: 'Kept by hand',
  before_restore: 'Before going back',
  before_switch: 'Before another branch',
  before_merge: 'Before a merge',
}

export const snapshotTitle = ({ name, reason }: Pick<Snapshot, 'name' | 'reason'>): string =>
  name ?? reasons[reason]

/** "2 shots added, 1 removed, 3 changed"; what is not is not said. */
export function changeWords(changes: ChangeCounts): string {
  const parts = [
    changes.shots_added > 0 && `${counted(changes.shots_added, 'shot')} added`,
    changes.shots_removed > 0 && `${counted(changes.shots_removed, 'shot')} removed`,
    changes.shots_changed > 0 && `${counted(changes.shots_changed, 'shot')} changed`,
    changes.panels_moved > 0 && `${counted(changes.panels_moved, 'panel')} moved`,
    changes.scenes_changed > 0 && `${counted(changes.scenes_changed, 'scene')} changed`,
    changes.marks_changed > 0 && `${counted(changes.marks_changed, 'mark')} changed`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'Nothing is different' : parts.join(', ')
}

/** "4 scenes, 14 shots"; a branch whose board cannot be read says so. */
export function sizeWords({ scenes, shots }: Pick<Branch, 'scenes' | 'shots'>): string {
  if (scenes === null || shots === null) return 'Its board cannot be read'
  return `${counted(scenes, 'scene')}, ${counted(shots, 'shot')}`
}

const nouns: Readonly<Record<string, string>> = {
  shots: 'Shot',
  scenes: 'Scene',
  notes: 'Note',
  arrows: 'Arrow',
  groups: 'Group',
  project: 'Project',
}

/** "Shot 1C Crossing, camera lens"; without a field it is about the whole. */
export function conflictTitle({ map, entry_name: name, field }: MergeConflict): string {
  const whole = [nouns[map] ?? map, name].filter(Boolean).join(' ')
  return field ? `${whole}, ${field.replaceAll(/[._]/g, ' ')}` : whole
}

/** What one side says, in as many words as fit beside the other's. */
export function sideWords(value: unknown): string {
  if (value === null || value === undefined) return 'Deleted'
  if (value === '') return 'Empty'
  if (typeof value === 'string') return value
  if (isRecord(value)) return [value.code, value.name].filter(Boolean).join(' ') || 'Kept'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
