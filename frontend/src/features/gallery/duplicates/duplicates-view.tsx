import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowLeft, CopyCheck } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '@/api/context'
import {
  type DuplicateGroup,
  type DuplicateKind,
  type DuplicateQuestion,
  type Duplicates,
  duplicatesQuery,
  type KeepRule,
  trashFiles,
} from '@/api/gallery-changes'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Segmented } from '@/components/segmented'
import { Select } from '@/components/select'
import { Skeleton } from '@/components/skeleton'
import { counted } from '@/lib/format/counted'
import { figure } from '@/lib/format/figures'
import { useGallery } from '../gallery-context'
import { folderWords } from '../sorting/folders/folder-rows'
import { useAttempt } from '../sorting/use-attempt'
import '../trash/trash.css'
import { useChangeAddress } from '../use-gallery-address'
import { bytes } from '../words'
import { DuplicateGroupRow } from './duplicate-group'
import './duplicates.css'
import { type Decisions, decided, goingOf, groupKey, keptOf } from './keeping'

const kinds: { id: DuplicateKind; label: string }[] = [
  { id: 'exact', label: 'Same content' },
  { id: 'near', label: 'Look alike' },
]

const rules: { id: KeepRule; label: string }[] = [
  { id: 'newest', label: 'Keep the newest' },
  { id: 'oldest', label: 'Keep the oldest' },
  { id: 'best_rated', label: 'Keep the best rated' },
  { id: 'largest', label: 'Keep the largest' },
]

const noDecisions: Decisions = new Map()

/** "34 groups, 51 files could go, 120 MB to win" */
function foundWords({ total, surplus, wasted_bytes: wasted, remaining }: Duplicates): string {
  const found =
    total === 0
      ? 'No duplicates'
      : `${counted(total, 'group')}, ${counted(surplus, 'file')} could go, ${bytes(wasted)} to win`
  return remaining > 0 ? `${found}; ${figure(remaining)} files are still being read` : found
}

type HeadProps = {
  question: DuplicateQuestion
  words: string
  onAsk: (change: Partial<DuplicateQuestion>) => void
}

function Head({ question, words, onAsk }: HeadProps) {
  const change = useChangeAddress()
  return (
    <header className="trash-head">
      <Button onPress={() => change({ at: null })}>
        <ArrowLeft size={16} strokeWidth={1.6} aria-hidden />
        Files
      </Button>
      <h2 className="t-15 strong">Duplicates</h2>
      <span className="cut" role="status">
        {words}
        {question.folder !== '' && ` in ${folderWords(question.folder)}`}
      </span>
      <span className="grow" />
      <div className="duplicate-kinds">
        <Segmented
          label="What counts as one"
          layout="hidden"
          value={question.kind}
          segments={kinds}
          onChange={(id) => onAsk({ kind: id === 'near' ? 'near' : 'exact' })}
        />
      </div>
      <div className="duplicate-rule">
        <Select
          label="Which one stays"
          layout="hidden"
          value={question.keep}
          options={rules}
          onChange={(id) => onAsk({ keep: rules.find((each) => each.id === id)?.id ?? 'newest' })}
        />
      </div>
    </header>
  )
}

type FootProps = {
  groups: readonly DuplicateGroup[]
  decisions: Decisions
  more: (() => void) | null
  onDone: () => void
}

/** What would go, once it was looked at. */
function Foot({ groups, decisions, more, onDone }: FootProps) {
  const api = useApi()
  const attempt = useAttempt()
  const { project } = useGallery()
  const going = goingOf(groups, decisions)
  const size = going.reduce((sum, file) => sum + file.size, 0)
  const trash = async () => {
    const paths = going.map(({ path }) => path)
    if (await attempt.change(() => trashFiles(api, project, { paths }))) onDone()
  }
  return (
    <footer className="duplicates-foot">
      <span>
        {counted(groups.length, 'group')} looked at, {bytes(size)} to win
      </span>
      {more && <Button onPress={more}>Show more groups</Button>}
      <span className="grow" />
      <Button look="solid" isDisabled={going.length === 0} onPress={() => void trash()}>
        Move {counted(going.length, 'file')} to the trash
      </Button>
    </footer>
  )
}

function NoneTwice({ kind }: { kind: DuplicateKind }) {
  return (
    <div className="trash-none">
      <CopyCheck size={24} strokeWidth={1.5} aria-hidden />
      <p className="t-15 strong">
        {kind === 'exact' ? 'Every file is here once' : 'No two pictures look alike'}
      </p>
    </div>
  )
}

/** Files that are there twice: a rule proposes what stays, a person looks, and only then some go. */
export function DuplicatesView() {
  const { project, place } = useGallery()
  const [asked, setAsked] = useState<Omit<DuplicateQuestion, 'folder'>>({
    kind: 'exact',
    keep: 'newest',
  })
  const [decisions, setDecisions] = useState(noDecisions)
  const question = { ...asked, folder: place.query.folder ?? '' }
  const found = useInfiniteQuery(duplicatesQuery(useApi(), project, question))
  const groups = found.data?.pages.flatMap((page) => page.groups) ?? []
  const first = found.data?.pages[0]
  return (
    <section className="duplicates-view" aria-label="Duplicates">
      <Head
        question={question}
        words={first ? foundWords(first) : 'Looking for them'}
        onAsk={(change) => {
          setAsked((before) => ({ ...before, ...change }))
          // Another rule is another proposal: what was decided against the last one is void.
          setDecisions(noDecisions)
        }}
      />
      {found.error && !found.data && (
        <ErrorNote
          title="Duplicates cannot be looked for"
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {!found.data && !found.error && <Skeleton height="100%" />}
      <ul
        className="duplicate-groups"
        aria-label="Groups of duplicates"
        hidden={groups.length === 0}
      >
        {groups.map((group) => (
          <DuplicateGroupRow
            key={groupKey(group)}
            group={group}
            kept={keptOf(group, decisions)}
            onToggle={(file) => setDecisions((before) => decided(group, before, file))}
          />
        ))}
      </ul>
      {first && first.total === 0 && first.remaining === 0 && <NoneTwice kind={question.kind} />}
      {groups.length > 0 && (
        <Foot
          groups={groups}
          decisions={decisions}
          more={found.hasNextPage ? () => void found.fetchNextPage() : null}
          onDone={() => setDecisions(noDecisions)}
        />
      )}
    </section>
  )
}
