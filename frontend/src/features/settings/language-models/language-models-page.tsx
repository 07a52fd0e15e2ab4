import { getRouteApi, Link } from '@tanstack/react-router'
import { SettingsFrame } from '@/components/settings-frame'
import { CostsPart } from '../costs/costs-part'
import { GuidesPart } from '../guides/guides-part'
import './language-models.css'
import { ProvidersPart } from './providers-part'

const route = getRouteApi('/settings/keys')

const parts = [
  { part: undefined, label: 'Providers' },
  { part: 'guides', label: 'Guides' },
  { part: 'costs', label: 'Costs' },
] as const

const leads = {
  providers:
    'A language model writes the words of a shot out to a full prompt, and keeps what its camera says. Until you choose one, the offline model answers: by rule, without network or key.',
  guides:
    'What a model is told about the one that renders: its manner, length and order. Edit a guide and the next prompt follows it.',
  costs: 'Every call of a model, with what it used and cost.',
} as const

/** Providers and their keys, the guides that models follow, and what they cost. */
export function LanguageModelsPage() {
  const { part } = route.useSearch()
  return (
    <SettingsFrame title="Language models">
      <nav aria-label="Parts of language models" className="parts">
        {parts.map(({ part: id, label }) => (
          <Link
            key={label}
            to="/settings/keys"
            search={id ? { part: id } : {}}
            activeOptions={{ exact: true }}
            aria-current={id === part ? 'true' : undefined}
            className="part"
          >
            {label}
          </Link>
        ))}
      </nav>
      <p>{leads[part ?? 'providers']}</p>
      {part === undefined && <ProvidersPart />}
      {part === 'guides' && <GuidesPart />}
      {part === 'costs' && <CostsPart />}
    </SettingsFrame>
  )
}
