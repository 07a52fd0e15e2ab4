import { useState } from 'react'
import { Segmented } from '@/components/segmented'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import { MOST_IN_A_ROW, orientations, papers, standardPrint } from '@/lib/print-wish'
import { ScopeChoice } from './scope-choice'
import { ShownChoice } from './shown-choice'
import { usePrintAddress } from './use-print-address'

const segments = (ids: readonly string[]) =>
  ids.map((id) => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1) }))

const rows = segments(Array.from({ length: MOST_IN_A_ROW }, (_, n) => String(n + 1)))

type BandProps = { label: string; value: string; onChange: (text: string) => void }

/** Written as soon as it is left, so that the sheets are not laid out for every letter. */
function Band({ label, value, onChange }: BandProps) {
  const [text, setText] = useState(value)
  return (
    <TextField
      label={label}
      layout="stacked"
      value={text}
      maxLength={300}
      onChange={setText}
      onBlur={() => text !== value && onChange(text)}
      onKeyDown={({ key }) => key === 'Enter' && text !== value && onChange(text)}
    />
  )
}

/** How the sheets look; everything is in the address. */
export function PrintOptions() {
  const { search, change } = usePrintAddress()
  const now = { ...standardPrint, ...search }
  return (
    <div className="print-options">
      <ScopeChoice />
      <Segmented
        label="Paper"
        value={now.paper}
        segments={segments(papers)}
        onChange={(id) => change({ paper: papers.find((paper) => paper === id) })}
      />
      <Segmented
        label="Way"
        value={now.orientation}
        segments={segments(orientations)}
        onChange={(id) => change({ orientation: orientations.find((way) => way === id) })}
      />
      <Segmented
        label="In a row"
        value={String(now.per_row)}
        segments={rows}
        onChange={(id) => change({ per_row: Number(id) })}
      />
      <ShownChoice />
      <Switch
        label="Each scene on a new page"
        value={search.breaks === true}
        onChange={(isOn) => change({ breaks: isOn ? true : undefined })}
      />
      <Band label="Header" value={now.header} onChange={(header) => change({ header })} />
      <Band label="Footer" value={now.footer} onChange={(footer) => change({ footer })} />
      <p className="t3 t-12">
        {'{project} {description} {scene} {date} {page} {pages} stand for what they name.'}
      </p>
    </div>
  )
}
