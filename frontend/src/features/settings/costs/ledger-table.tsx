import type { LedgerCall } from '@/api/language-models'
import { timeOrDate } from '@/lib/format/dates'
import { figure } from '@/lib/format/figures'
import { costText } from './money'

const steps: Readonly<Record<string, string>> = { enhance: 'Enhancement', test: 'Test' }

const tokens = (count: number | null) => (count === null ? 'Not told' : figure(count))

type Props = {
  calls: readonly LedgerCall[]
  providerOf: (id: string) => string
  projectOf: (id: string) => string
}

/** Every call of a model, the newest first. */
export function LedgerTable({ calls, providerOf, projectOf }: Props) {
  const now = Date.now()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="ledger-scroll" role="group" aria-label="Calls" tabIndex={0}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What for</th>
            <th scope="col">Model</th>
            <th scope="col" className="figure">
              Read
            </th>
            <th scope="col" className="figure">
              Written
            </th>
            <th scope="col" className="figure">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <td>{timeOrDate(Date.parse(call.at), now)}</td>
              <td>
                {steps[call.step] ?? call.step}
                {call.project_id && <span className="text-3"> {projectOf(call.project_id)}</span>}
              </td>
              <td>
                {providerOf(call.provider)} <span className="text-3">{call.model}</span>
                {call.failure && <p className="status-failed">{call.failure}</p>}
              </td>
              <td className="figure">{tokens(call.input_tokens)}</td>
              <td className="figure">{tokens(call.output_tokens)}</td>
              <td className="figure">{costText(call.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
