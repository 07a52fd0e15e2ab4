import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { namingQuery } from '@/api/projects'
import { Button } from '@/components/button'
import { Segmented } from '@/components/segmented'
import { TextField } from '@/components/text-field'
import type { Draft } from './draft'
import { NamesPreview } from './names-preview'

type Props = {
  projectId: string
  draft: Draft
  onChange: (changes: Partial<Draft>) => void
}

const OWN = 'own'

/** A profile that names takes, or a pattern of one's own, with the next names it would give. */
export function NamingFields({ projectId, draft, onChange }: Props) {
  const { data: choices } = useQuery(namingQuery(useApi()))
  const profiles = choices?.profiles ?? {}
  const segments = [...Object.keys(profiles), OWN].map((id) => ({
    id,
    label: id.charAt(0).toUpperCase() + id.slice(1),
  }))
  const choose = (id: string) =>
    id === OWN
      ? onChange({ pattern: profiles[draft.profile] ?? '' })
      : onChange({ profile: id, pattern: null })
  const insert = (token: string) => onChange({ pattern: `${draft.pattern ?? ''}${token}` })
  return (
    <section aria-label="Names of takes" className="settings-group">
      <Segmented
        label="Names of takes"
        layout="stacked"
        value={draft.pattern === null ? draft.profile : OWN}
        segments={segments}
        onChange={choose}
      />
      {draft.pattern !== null && (
        <>
          <TextField
            label="Pattern"
            layout="stacked"
            value={draft.pattern}
            onChange={(pattern) => onChange({ pattern })}
            spellCheck="false"
            autoComplete="off"
          />
          <ul className="tokens" aria-label="Put into the pattern">
            {choices?.tokens.map(({ token, words }) => (
              <li key={token}>
                <Button
                  size="small"
                  aria-label={`${token}: ${words}`}
                  onPress={() => insert(token)}
                >
                  <span title={words}>{token}</span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <NamesPreview projectId={projectId} draft={draft} />
    </section>
  )
}
