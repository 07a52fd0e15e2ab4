import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '@/api/context'
import {
  chooseModel,
  LANGUAGE_MODELS,
  type Ledger,
  type ModelChoiceChange,
} from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { NumberField } from '@/components/number-field'
import { Select } from '@/components/select'
import { spentText } from './money'

const periods: readonly { id: Ledger['budget_period']; label: string }[] = [
  { id: 'day', label: 'A day' },
  { id: 'month', label: 'A month' },
  { id: 'ever', label: 'Altogether' },
]

const inDollars = { style: 'currency', currency: 'USD' } as const

/** The service takes a budget below nothing as none. */
const NO_BUDGET = -1

function Spent({ ledger }: { ledger: Ledger }) {
  const { period, budget_usd: budget } = ledger
  const share = budget === null ? null : Math.min(1, period.usd / Math.max(budget, 0.0001))
  return (
    <div className="spent">
      <p>
        {spentText({
          usd: period.usd,
          unpriced: period.unpriced_calls,
          budget,
          period: ledger.budget_period,
        })}
      </p>
      {share !== null && (
        <span className="bar" aria-hidden>
          <i style={{ width: `${share * 100}%` }} />
        </span>
      )}
      {share === 1 && (
        <p role="status" className="status-warn">
          The budget is spent: models that cost something are not asked before the next period.
          Offline and local ones still answer.
        </p>
      )}
    </div>
  )
}

/** How much may be spent, and how much of it is. */
export function Budget({ ledger }: { ledger: Ledger }) {
  const api = useApi()
  const queries = useQueryClient()
  // A field that is given NaN stands empty.
  const [most, setMost] = useState(ledger.budget_usd ?? Number.NaN)
  const changing = useMutation({
    mutationFn: (change: ModelChoiceChange) => chooseModel(api, change),
    onSettled: () => queries.invalidateQueries({ queryKey: LANGUAGE_MODELS }),
  })
  return (
    <section className="budget" aria-labelledby="budget">
      <h2 id="budget" className="t-15 strong">
        Budget
      </h2>
      <div className="form-pair">
        <NumberField
          label="At most, empty for no limit"
          layout="stacked"
          minValue={0}
          maxValue={1_000_000}
          formatOptions={inDollars}
          value={most}
          onChange={(usd) => {
            setMost(usd)
            changing.mutate({ budget_usd: Number.isNaN(usd) ? NO_BUDGET : usd })
          }}
        />
        <Select
          label="Period"
          layout="stacked"
          value={ledger.budget_period}
          options={periods}
          onChange={(id) => {
            const period = periods.find((each) => each.id === id)
            if (period) changing.mutate({ budget_period: period.id })
          }}
        />
      </div>
      {changing.error && <p className="t-12 status-failed">{messageOf(changing.error)}</p>}
      <Spent ledger={ledger} />
    </section>
  )
}
