import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Check, GitBranch } from 'lucide-react'
import { useRef } from 'react'
import { useApi } from '@/api/context'
import { type Branch, branchesQuery } from '@/api/history'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { MergePart } from './merge-part'
import { NameForm } from './name-form'
import { useBeginBranch, useDeleteBranch, useSwitchBranch } from './use-history-verbs'
import { useMerging } from './use-merging'
import { sizeWords } from './words'

type RowProps = {
  branch: Branch
  current: Branch
  isPending: boolean
  onSwitch: () => void
  onMerge: () => void
  onDelete: () => void
}

/** A branch can be merged with the one it was begun from, either way. */
const isKin = (one: Branch, other: Branch) => one.parent === other.id || other.parent === one.id

function Row({ branch, current, isPending, onSwitch, onMerge, onDelete }: RowProps) {
  const isCurrent = branch.id === current.id
  return (
    <li className="history-row" aria-current={isCurrent || undefined}>
      <span className="cut title">
        {isCurrent ? <Check size={14} aria-hidden /> : <GitBranch size={14} aria-hidden />}
        {branch.name}
      </span>
      <span className="about">{sizeWords(branch)}</span>
      {!isCurrent && (
        <span className="history-actions">
          <Button
            look="box"
            size="small"
            aria-label={`Switch to ${branch.name}`}
            isDisabled={isPending}
            onPress={onSwitch}
          >
            Switch
          </Button>
          {isKin(branch, current) && (
            <Button
              size="small"
              aria-label={`Merge ${branch.name} into ${current.name}`}
              onPress={onMerge}
            >
              Merge
            </Button>
          )}
          {branch.parent !== null && (
            <Button
              size="small"
              aria-label={`Delete ${branch.name}`}
              isDisabled={isPending}
              onPress={onDelete}
            >
              Delete
            </Button>
          )}
        </span>
      )}
    </li>
  )
}

type PartProps = { branches: readonly Branch[]; current: Branch }

function Branches({ branches, current }: PartProps) {
  const begin = useBeginBranch()
  const switching = useSwitchBranch()
  const remove = useDeleteBranch()
  const list = useRef<HTMLUListElement>(null)
  // The pressed button leaves with what it did; the keyboard stays in the sheet.
  const onSuccess = () => list.current?.focus()
  const { waiting, isPending, start, stop } = useMerging(current.name, onSuccess)
  return (
    <>
      <NameForm
        label="Name of a new branch"
        placeholder={`Try something beside ${current.name}`}
        verb="Begin a branch"
        isPending={begin.isPending}
        onName={begin.mutate}
      />
      <ul className="history-list" aria-label="Branches" ref={list} tabIndex={-1}>
        {branches.map((branch) => (
          <Row
            key={branch.id}
            branch={branch}
            current={current}
            isPending={isPending || switching.isPending || remove.isPending}
            onSwitch={() => switching.mutate(branch, { onSuccess })}
            onMerge={() => start(branch)}
            onDelete={() => remove.mutate(branch.id, { onSuccess })}
          />
        ))}
      </ul>
      <p className="history-hint">Everybody at the project sees the branch that is switched to.</p>
      {waiting && isKin(waiting.branch, current) && (
        <MergePart
          key={waiting.branch.id}
          waiting={waiting}
          current={current.name}
          isPending={isPending}
          onMerge={(sides) => start(waiting.branch, sides)}
          onLeave={stop}
        />
      )}
    </>
  )
}

/** Boards beside the board: begin one, go to one, bring one back. */
export function BranchesPart() {
  const { project } = useProject()
  const shown = useBoardState((state) => state.project.branch)
  const { data, error, refetch } = useQuery({
    ...branchesQuery(useApi(), project.id, shown),
    // The list stands while it is read anew, and with it whatever has the focus.
    placeholderData: keepPreviousData,
  })
  if (error) {
    return (
      <ErrorNote title="The branches cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  const current = data?.branches.find(({ id }) => id === data.current)
  if (!data || !current) return <Skeleton height={160} />
  return <Branches branches={data.branches} current={current} />
}
