import { Check, Plus, Search } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { contains } from '@/components/room/contains'
import type { Box, Widget } from '../graph/graph-model'
import { inputTypeLabel } from '../workflow-words'
import { chooseInput, expose, useEditor } from './editor-store'
import { canExpose, exposes, labelOf } from './exposing'

type Props = { boxes: readonly Box[]; isReadOnly: boolean }

const wordsOf = (box: Box, widget: Widget): string =>
  [box.title, box.classType, box.id, widget.name, labelOf(widget.name), String(widget.value)].join(
    ' ',
  )

/** The boxes with what of them meets the words; a box without anything to set is left out. */
function found(boxes: readonly Box[], query: string): Box[] {
  return boxes.flatMap((box) => {
    const widgets = box.widgets.filter((widget) => contains(wordsOf(box, widget), query))
    return widgets.length > 0 ? [{ ...box, widgets }] : []
  })
}

const shortly = (value: Widget['value']): string => (value === '' ? 'empty' : String(value))

function WidgetRow({ box, widget, isReadOnly }: { box: Box; widget: Widget; isReadOnly: boolean }) {
  const exposed = useEditor(({ draft }) =>
    draft.inputs.find((input) => exposes(input, box.id, widget.name)),
  )
  const label = useEditor(
    ({ suggested }) =>
      suggested.find((input) => exposes(input, box.id, widget.name))?.label ?? labelOf(widget.name),
  )
  const type = widget.type === null ? '' : inputTypeLabel(widget.type)
  const isOff = exposed === undefined && (isReadOnly || !canExpose(widget))
  const press = () => (exposed ? chooseInput(exposed.name) : expose(box, widget))
  return (
    <li>
      <button
        type="button"
        className="widget"
        disabled={isOff}
        title={widget.tooltip ?? undefined}
        onClick={press}
      >
        {exposed ? <Check size={14} aria-hidden /> : <Plus size={14} aria-hidden />}
        <span className="visually-hidden">{exposed ? 'Set' : 'Expose'}</span>{' '}
        <span className="cut" title={widget.name}>
          {label}
        </span>{' '}
        <span className="widget-value cut">{shortly(widget.value)}</span>{' '}
        <span className="widget-type">{type}</span>
      </button>
    </li>
  )
}

/** What can be set in one box. */
export function BoxWidgets({ box, isReadOnly }: { box: Box; isReadOnly: boolean }) {
  return (
    <section aria-label={box.title} className="widget-box">
      <h2>
        <span className="cut">{box.title}</span>
        <span className="text-3">{box.id}</span>
      </h2>
      <ul>
        {box.widgets.map((widget) => (
          <WidgetRow key={widget.name} box={box} widget={widget} isReadOnly={isReadOnly} />
        ))}
      </ul>
      {box.widgets.length === 0 && (
        <p className="text-3">Nothing is set in it; all it has comes by links.</p>
      )}
    </section>
  )
}

/** Everything that can be set in the graph, box by box. */
export function WidgetList({ boxes, isReadOnly }: Props) {
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query)
  const shown = useMemo(() => found(boxes, asked), [boxes, asked])
  return (
    <section aria-label="What can be set in the graph" className="widgets">
      <div className="control widget-find">
        <Search size={14} aria-hidden />
        <SearchField aria-label="Find in the graph" value={query} onChange={setQuery}>
          <Input placeholder="Graph node, input, value" />
        </SearchField>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="widget-scroll" role="group" aria-label="Graph nodes" tabIndex={0}>
        {shown.map((box) => (
          <BoxWidgets key={box.id} box={box} isReadOnly={isReadOnly} />
        ))}
        {shown.length === 0 && (
          <p className="p-3 text-3">
            {query ? 'Nothing in the graph is called that.' : 'Nothing in this graph can be set.'}
          </p>
        )}
      </div>
    </section>
  )
}
