import type { ImportResult, Inspected, Replay } from '@/api/workflows'
import { counted } from '@/lib/format/counted'
import { plural } from '@/lib/format/plural'

/** What is being taken in: nothing, files on their way, one that was understood, many that were kept. */
export type Intake =
  | { status: 'idle' }
  | { status: 'reading'; names: readonly string[] }
  | { status: 'understood'; file: File; inspected: Inspected; replay: Replay | null }
  | { status: 'kept'; results: readonly ImportResult[] }
  | { status: 'failed'; name: string; error: unknown }

export const idle: Intake = { status: 'idle' }

/** Many workflows in one file, as the library exports them. */
export const isArchive = ({ name }: File): boolean => /\.zip$/i.test(name)

/** Files by which a person may want a picture once more. */
const isResult = ({ name, type }: File): boolean =>
  /^(image|video)\//.test(type) || /\.(png|webp|mp4|webm|mkv)$/i.test(name)

/** Only a result tells how it was made; a plain file of a workflow is rendered from a shot. */
export const mayReplay = (file: File): boolean => isResult(file)

/** "3 kept, 1 was there already, 1 refused". */
export function tally(results: readonly ImportResult[]): string {
  const of = (outcome: ImportResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  const [kept, known, refused] = [of('saved'), of('exists'), of('refused')]
  return [
    kept > 0 && `${counted(kept, 'workflow')} kept`,
    known > 0 &&
      plural(known, { one: '1 was there already', other: `${known} were there already` }),
    refused > 0 && `${refused} refused`,
  ]
    .filter(Boolean)
    .join(', ')
}
