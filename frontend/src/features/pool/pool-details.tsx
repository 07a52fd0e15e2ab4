import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { useApi } from '@/api/context'
import type { PoolItem } from '@/api/pool'
import { templatesQuery } from '@/api/prompt-engine'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { applyWords } from './pool-card'
import './pool-details.css'
import { PoolPicture } from './pool-picture'
import { factsOf, stateWords } from './pool-words'
import type { PoolVerbs } from './use-pool-verbs'

type OfItem = { item: PoolItem; verbs: PoolVerbs }

function Words({ item, verbs }: OfItem) {
  const [name, setName] = useState(item.name)
  const [description, setDescription] = useState(item.description)
  useEffect(() => setName(item.name), [item.name])
  useEffect(() => setDescription(item.description), [item.description])
  const keepName = () => {
    const wanted = name.trim()
    if (wanted === '') setName(item.name)
    else if (wanted !== item.name) void verbs.describe(item, { name: wanted })
  }
  const keepDescription = () => {
    if (description !== item.description) void verbs.describe(item, { description })
  }
  return (
    <>
      <TextField
        label="Name"
        layout="stacked"
        maxLength={200}
        value={name}
        onChange={setName}
        onBlur={keepName}
        onKeyDown={({ key, target }) =>
          key === 'Enter' && target instanceof HTMLElement && target.blur()
        }
      />
      <TextField
        label="Description"
        layout="stacked"
        rows={3}
        value={description}
        onChange={setDescription}
        onBlur={keepDescription}
      />
    </>
  )
}

function Tags({ item, verbs }: OfItem) {
  const [typed, setTyped] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const tag = typed.trim()
    setTyped('')
    if (tag && !item.tags.includes(tag)) void verbs.describe(item, { tags: [...item.tags, tag] })
  }
  return (
    <section className="pool-section" aria-label="Tags">
      <h2>Tags</h2>
      <TagGroup
        aria-label={`Tags of ${item.name}`}
        onRemove={(gone) =>
          void verbs.describe(item, { tags: item.tags.filter((tag) => !gone.has(tag)) })
        }
      >
        <TagList
          items={item.tags.map((tag) => ({ id: tag }))}
          className="pool-tags"
          renderEmptyState={() => null}
        >
          {({ id }) => (
            <Tag id={id} textValue={id} className="pool-own-tag">
              {id}
              <Plain slot="remove" aria-label="Take off" className="pool-tag-off">
                <X size={12} aria-hidden />
              </Plain>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <form onSubmit={add}>
        <TextField
          label="New tag"
          layout="hidden"
          placeholder="Add a tag"
          maxLength={60}
          value={typed}
          onChange={setTyped}
        />
      </form>
    </section>
  )
}

function Facts({ item }: { item: PoolItem }) {
  const { data: templates = [] } = useQuery(templatesQuery(useApi()))
  const workflow = templates.find(({ id }) => id === item.workflow)?.title ?? item.workflow
  return (
    <section className="pool-section" aria-label="Made with">
      <h2>Made with</h2>
      <dl className="pool-facts">
        {factsOf(item, workflow).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Props = OfItem & { shots: readonly Shot[] }

/** All of one item, what can be changed of it, and putting it on a shot. */
export function PoolDetails({ item, verbs, shots }: Props) {
  const { shot_id: shotId, state, prompt } = item
  const source = useBoardState((board) => (shotId === null ? undefined : board.shots[shotId]))
  const why = stateWords[state]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="pool-details" role="group" aria-label={`${item.name}, details`} tabIndex={0}>
      <PoolPicture item={item} width={480} />
      <div className="pool-verbs">
        <Button
          look="solid"
          isDisabled={state !== 'here'}
          onPress={() => void verbs.apply(item, shots)}
        >
          {applyWords(shots)}
        </Button>
        {source && (
          <Button look="box" onPress={() => verbs.showShot(source.id)}>
            Open {source.code}
          </Button>
        )}
        <Button look="box" onPress={() => verbs.showFile(item)}>
          In the gallery
        </Button>
      </div>
      {why && <p className="pool-why">{why}.</p>}
      {shots.length === 0 && (
        <p className="pool-why">Select shots on the board to put it on them.</p>
      )}
      <div className="pool-section">
        <Words key={item.id} item={item} verbs={verbs} />
      </div>
      <Tags item={item} verbs={verbs} />
      {prompt && (
        <section className="pool-section" aria-label="Prompt">
          <h2>Prompt</h2>
          <p>{prompt}</p>
        </section>
      )}
      <Facts item={item} />
      <div className="pool-section">
        <Button onPress={() => void verbs.remove(item)}>Take out of the pool</Button>
      </div>
    </div>
  )
}
