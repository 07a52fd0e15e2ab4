import { useQuery } from '@tanstack/react-query'
import { TriangleAlert, Wrench } from 'lucide-react'
import { useApi } from '@/api/context'
import { repairsQuery } from '@/api/rules'
import type { CameraRepair, Catalogue, RuleMessage } from '@/api/types'
import type { Camera } from '@/lib/camera/values'
import { repairWords } from '@/lib/camera/values'
import { Button } from '../button'

type RepairsProps = {
  camera: Camera
  fields: Catalogue['fields']
  onRepair: (repair: CameraRepair) => void
}

function Repairs({ camera, fields, onRepair }: RepairsProps) {
  const { data } = useQuery(repairsQuery(useApi(), camera))
  return data?.proposals.map((repair, place) => {
    const words = repairWords(repair.changes, fields)
    const said = repair.changes.map((change) => change.words).join(' ')
    return (
      <Button
        key={words}
        look={place === 0 ? 'box' : 'plain'}
        size="small"
        aria-label={`Repair: ${words}. ${said}`}
        onPress={() => onRepair(repair)}
      >
        {place === 0 && <Wrench size={14} aria-hidden />}
        <span className="cut">{words}</span>
      </Button>
    )
  })
}

type Props = RepairsProps & { messages: readonly RuleMessage[] }

/** What clashes in a camera: impossible things with their repairs, then what is merely unusual. */
export function RuleNotes({ messages, ...repairs }: Props) {
  if (messages.length === 0) return null
  const hard = messages.filter(({ severity }) => severity === 'hard')
  const warnings = messages.filter(({ severity }) => severity === 'warning')
  return (
    <div className="rule-notes" role="status">
      {hard.length > 0 && (
        <div className="rule-note">
          <TriangleAlert size={14} aria-hidden className="rule-mark is-hard" />
          <div className="rule-words">
            {hard.map(({ rule_id, message, source }) => (
              <p key={rule_id} title={source ?? undefined}>
                {message}
              </p>
            ))}
            <div className="rule-repairs">
              <Repairs {...repairs} />
            </div>
          </div>
        </div>
      )}
      {warnings.map(({ rule_id, message, source }) => (
        <p key={rule_id} className="rule-warning" title={source ?? undefined}>
          <TriangleAlert size={14} aria-hidden />
          <span>{message}</span>
        </p>
      ))}
    </div>
  )
}
