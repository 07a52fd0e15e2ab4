import { useEffect, useRef, useState } from 'react'
import { SharedTextField } from '@/components/presence/shared-text-field'
import { durationWords } from '@/lib/document/duration'
import type { Shot } from '@/lib/document/model'
import type { ShotText } from '@/lib/document/shapes'
import { useBoardState } from '@/lib/project/project-context'
import { focusTaken, useBoardUi } from '../board-ui'
import { EnhanceShot } from './enhance-shot'
import { InheritedText } from './inherited-text'
import { LengthField } from './length-field'
import { Section } from './section'

const words: readonly { field: ShotText; label: string; placeholder: string }[] = [
  { field: 'action', label: 'Action', placeholder: 'What is done, step by step' },
  { field: 'dialogue', label: 'Dialogue', placeholder: 'Who says what' },
  { field: 'sound', label: 'Sound', placeholder: 'What is heard' },
  { field: 'lyrics', label: 'Lyrics', placeholder: 'What is sung' },
]

/** Fields that are rarely filled wait behind a button until they hold something. */
function MoreWords({ shot }: { shot: Shot }) {
  const [isOpen, setOpen] = useState(false)
  const shown = words.filter(({ field }) => isOpen || field === 'dialogue' || shot[field] !== '')
  const hidden = words.length - shown.length
  return (
    <>
      {shown.map(({ field, label, placeholder }) => (
        <SharedTextField
          key={field}
          shot={shot.id}
          field={field}
          label={label}
          rows={shot[field].includes('\n') || shot[field].length > 40 ? 2 : 1}
          placeholder={placeholder}
        />
      ))}
      <div className="shot-foot">
        <LengthField shot={shot} />
        <span className="grow" />
        {hidden > 0 && (
          <button type="button" className="button small" onClick={() => setOpen(true)}>
            {hidden} more words
          </button>
        )}
      </div>
    </>
  )
}

/** The shot's own words; the keyboard goes there on request. */
function Description({ shot }: { shot: Shot }) {
  const place = useRef<HTMLDivElement>(null)
  // The inspector may be behind the selection: the former shot's words are not the ones meant.
  const isWanted = useBoardUi(
    ({ focusTarget, current }) => focusTarget === 'description' && current === shot.id,
  )
  useEffect(() => {
    if (!isWanted) return
    place.current?.querySelector('textarea')?.focus()
    focusTaken()
  }, [isWanted])
  return (
    <div ref={place} className="contents">
      <SharedTextField
        shot={shot.id}
        field="description"
        label="What happens in the shot"
        layout="hidden"
        rows={3}
        placeholder="Who is in the picture, what they do, where and in what light"
      />
    </div>
  )
}

/** What a shot is about, for people and for the prompt. */
export function ShotSection({ shot }: { shot: Shot }) {
  const fps = useBoardState(({ project }) => project.fps)
  return (
    <Section title="Shot" fact={durationWords(shot.duration, fps)}>
      <Description shot={shot} />
      <InheritedText shot={shot} />
      <EnhanceShot shot={shot} />
      <MoreWords key={shot.id} shot={shot} />
    </Section>
  )
}
