import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useApi } from '@/api/context'
import { providersQuery } from '@/api/language-models'
import { Button } from '@/components/button'
import { counted } from '@/lib/format/counted'
import { changesOf, costWords, type Enhancing, fallbackWords } from './enhancing'
import { WordDiff } from './word-diff'

type Props = {
  written: Enhancing & { status: 'written' }
  /** What the shot says now differs from what was enhanced. */
  isOutdated: boolean
  onToggle: (id: string) => void
  onAcceptAll: () => void
  onRejectAll: () => void
  onUse: () => void
  onDiscard: () => void
}

function Warnings({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <p key={sentence} className="enhance-warning">
      <TriangleAlert size={14} aria-hidden className="status-warn" />
      <span>{sentence}</span>
    </p>
  ))
}

function useProviderNames() {
  const { data: providers } = useQuery(providersQuery(useApi()))
  const names = new Map(providers?.map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id) ?? id
}

/** What a model made of the words: each change to take or leave, then all of it to use. */
export function WrittenWords(props: Props) {
  const { written, isOutdated, onToggle, onAcceptAll, onRejectAll, onUse, onDiscard } = props
  const { enhancement, accepted } = written
  const all = changesOf(enhancement.parts).length
  const nameOf = useProviderNames()
  const fellBack = fallbackWords(enhancement, nameOf)
  const warnings = [
    ...enhancement.warnings,
    ...(isOutdated ? ['The shot was described anew meanwhile; using this replaces it.'] : []),
  ]
  return (
    <>
      <p role="status" className="enhance-fact">
        {all === 0 ? 'Nothing to change.' : `${accepted.size} of ${counted(all, 'change')} taken`}
      </p>
      <WordDiff parts={enhancement.parts} accepted={accepted} onToggle={onToggle} />
      <Warnings sentences={warnings} />
      <div className="enhance-actions">
        <Button
          look="box"
          size="small"
          aria-label="Use in the shot"
          isDisabled={accepted.size === 0}
          onPress={onUse}
        >
          Use
        </Button>
        <Button size="small" isDisabled={accepted.size === all} onPress={onAcceptAll}>
          Accept all
        </Button>
        <Button size="small" isDisabled={accepted.size === 0} onPress={onRejectAll}>
          Reject all
        </Button>
        <Button size="small" onPress={onDiscard}>
          Discard
        </Button>
      </div>
      <p className="enhance-fact">{costWords(enhancement, nameOf)}</p>
      {fellBack && <p className="enhance-fact">{fellBack}</p>}
    </>
  )
}
