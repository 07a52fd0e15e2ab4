import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { type Guide, guideQuery } from '@/api/language-models'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { dropDraft, keepDraft, useGuideDrafts } from './guide-drafts'
import { useWriteGuide } from './use-write-guide'

/** Characters that the service takes. */
const LONGEST = 20_000

function Editor({ guide, name }: { guide: Guide; name: string }) {
  const draft = useGuideDrafts(({ drafts }) => drafts[guide.id])
  const { save, reset } = useWriteGuide(guide, name)
  const text = draft ?? guide.text
  const isChanged = text !== guide.text
  const isEmpty = text.trim() === ''
  return (
    <>
      <textarea
        className="control area guide-text"
        aria-label={`Guide of ${name}, Markdown`}
        maxLength={LONGEST}
        spellCheck={false}
        value={text}
        onChange={({ target }) => keepDraft(guide.id, target.value)}
        onKeyDown={(event) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (isChanged && !isEmpty) void save(text)
        }}
      />
      <div className="form-actions">
        <Button look="solid" isDisabled={!isChanged || isEmpty} onPress={() => void save(text)}>
          Save
        </Button>
        <Button isDisabled={!isChanged} onPress={() => dropDraft(guide.id)}>
          Discard changes
        </Button>
        <span className="grow" />
        <Button look="box" isDisabled={!guide.edited} onPress={() => void reset()}>
          Reset to the house's
        </Button>
      </div>
      {isEmpty && <p className="t-12 text-3">A guide cannot be empty; reset it instead.</p>}
    </>
  )
}

/** The wording that models are given for one target model. */
export function GuideEditor({ id, name }: { id: string; name: string }) {
  const { data, error, refetch } = useQuery(guideQuery(useApi(), id))
  return (
    <section className="guide-editor" aria-label={name}>
      <h2 className="t-15 strong">{name}</h2>
      {error && (
        <ErrorNote title="The guide cannot be read" error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton height={400} />}
      {data && <Editor guide={data} name={name} />}
    </section>
  )
}
