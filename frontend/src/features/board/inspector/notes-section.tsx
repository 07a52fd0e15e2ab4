import { lazy, Suspense, useState } from 'react'
import { SharedTextField, TypingMark } from '@/components/presence/shared-text-field'
import { Skeleton } from '@/components/skeleton'
import type { Shot } from '@/lib/document/model'
import { Section } from './section'
import { useSettled } from './use-settled'

const Markdown = lazy(() => import('./markdown'))

type View = 'write' | 'read'

/** Notes as they are read, a little behind who types them. */
function Preview({ shot }: { shot: Shot }) {
  const text = useSettled(shot.notes)
  return (
    <Suspense fallback={<Skeleton height={60} />}>
      <Markdown text={text} />
      <TypingMark shot={shot.id} field="notes" />
    </Suspense>
  )
}

/** Notes in Markdown; several people may type in them at once. */
export function NotesSection({ shot }: { shot: Shot }) {
  const [chosen, setView] = useState<View | null>(null)
  const view = chosen ?? (shot.notes === '' ? 'write' : 'read')
  const switches = (['write', 'read'] as const).map((each) => (
    <button
      key={each}
      type="button"
      className="button small"
      aria-pressed={each === view}
      onClick={() => setView(each)}
    >
      {each === 'write' ? 'Write' : 'Read'}
    </button>
  ))
  return (
    <Section title="Notes" fact={<span className="note-views">{switches}</span>}>
      {view === 'read' ? (
        <Preview shot={shot} />
      ) : (
        <SharedTextField
          shot={shot.id}
          field="notes"
          label="Notes, in Markdown"
          layout="hidden"
          rows={8}
          placeholder={'# For the set\n- keep the horizon low\n- **no** lamp in frame'}
        />
      )}
    </Section>
  )
}
