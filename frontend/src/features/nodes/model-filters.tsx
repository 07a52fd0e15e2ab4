import { Select } from '@/components/select'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import { typeLabel } from './model-words'
import type { ReadNode } from './models-like'
import { useWanted } from './use-wanted'

const ANY = ''

type Props = {
  folders: readonly { folder: string; count: number }[]
  nodes: readonly ReadNode[]
}

function Folders({ folders }: Pick<Props, 'folders'>) {
  const { wanted, want } = useWanted()
  const all = folders.reduce((sum, { count }) => sum + count, 0)
  const chosen = wanted.folder ?? ANY
  const choices = [{ folder: ANY, count: all }, ...folders]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a choice, not a form
    <div className="model-folders" role="group" aria-label="Type">
      {choices.map(({ folder, count }) => (
        <button
          key={folder}
          type="button"
          aria-pressed={folder === chosen}
          title={folder || undefined}
          onClick={() => want({ folder })}
        >
          {folder === ANY ? 'All types' : typeLabel(folder)} <span>{count}</span>
        </button>
      ))}
    </div>
  )
}

/** Narrows the models; all of it stands in the address. */
export function ModelFilters({ folders, nodes }: Props) {
  const { wanted, want } = useWanted()
  return (
    <section aria-label="Filters" className="model-filters">
      <TextField
        label="Find a model"
        layout="hidden"
        placeholder="Part of a file's name or type"
        value={wanted.q ?? ''}
        onChange={(q) => want({ q })}
      />
      <Select
        label="Node"
        layout="hidden"
        value={wanted.node ?? ANY}
        options={[
          { id: ANY, label: 'On any node' },
          ...nodes.map(({ id, name }) => ({ id, label: `On ${name}` })),
        ]}
        onChange={(node) => want({ node })}
      />
      {nodes.length > 1 && (
        <Switch
          label="Missing somewhere"
          value={wanted.missing ?? false}
          onChange={(missing) => want({ missing })}
        />
      )}
      <Folders folders={folders} />
    </section>
  )
}
