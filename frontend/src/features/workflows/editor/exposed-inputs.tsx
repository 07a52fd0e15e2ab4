import { GripVertical, WandSparkles, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import type { TemplateInput } from '@/api/types'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { announce } from '@/components/room/room-ui'
import { counted } from '@/lib/format/counted'
import type { Box } from '../graph/graph-model'
import { inputTypeLabel } from '../workflow-words'
import { chooseInput, editInputs, useEditor } from './editor-store'
import { InputFields } from './input-fields'
import { BoxWidgets } from './widget-list'

type Props = {
  boxes: readonly Box[]
  isReadOnly: boolean
  /** Also shows what can be set in the box that is looked at. */
  isOfBox: boolean
}

const placeOf = (inputs: readonly TemplateInput[], name: unknown): number =>
  inputs.findIndex((input) => input.name === name)

/** Puts an input before or behind another one. */
function reorder(inputs: readonly TemplateInput[], name: string, target: string, isAfter: boolean) {
  const from = placeOf(inputs, name)
  const onto = placeOf(inputs, target) + (isAfter ? 1 : 0)
  editInputs({ kind: 'move', name, to: onto > from ? onto - 1 : onto })
}

function useReorder(inputs: readonly TemplateInput[]) {
  return useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      for (const key of keys) {
        reorder(inputs, String(key), String(target.key), target.dropPosition === 'after')
      }
    },
  }).dragAndDropHooks
}

/** Alt and an arrow moves the input one place; Delete takes it out of the form. */
function press(event: KeyboardEvent, input: TemplateInput, place: number): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  if (event.altKey && by !== 0) {
    event.preventDefault()
    event.stopPropagation()
    editInputs({ kind: 'move', name: input.name, to: place + by })
    announce(`${input.label} moved ${by < 0 ? 'up' : 'down'}`)
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    event.stopPropagation()
    editInputs({ kind: 'remove', name: input.name })
    announce(`${input.label} taken out of the form`)
  }
}

type RowProps = { input: TemplateInput; box: Box | undefined; isReadOnly: boolean }

function Row({ input, box, isReadOnly }: RowProps) {
  return (
    <>
      {!isReadOnly && (
        <Plain slot="drag" className="exposed-grip" aria-label={`Move ${input.label}`}>
          <GripVertical size={14} aria-hidden />
        </Plain>
      )}
      <span className="cut exposed-label">{input.label}</span>
      <span className="cut text-3">{box ? box.title : input.node}</span>
      <span className="text-3">{inputTypeLabel(input.type)}</span>
      <span className="cut text-3 exposed-group">
        {input.group}
        {input.advanced && (input.group ? ', folded' : 'Folded')}
      </span>
      {!isReadOnly && (
        <IconButton
          label={`Take ${input.label} out of the form`}
          size="small"
          onPress={() => editInputs({ kind: 'remove', name: input.name })}
        >
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </>
  )
}

/** The form's inputs in their order, and the one that is being set. */
export function ExposedInputs({ boxes, isReadOnly, isOfBox }: Props) {
  const inputs = useEditor(({ draft }) => draft.inputs)
  const name = useEditor((editor) => editor.input)
  const suggested = useEditor((editor) => editor.suggested)
  const dragAndDropHooks = useReorder(inputs)
  const chosen = inputs.find((input) => input.name === name)
  const boxOf = (input: TemplateInput) => boxes.find(({ id }) => id === input.node)
  const looked = useEditor(({ box }) => boxes.find(({ id }) => id === box))
  return (
    <section aria-label="Inputs of the form" className="exposed">
      {isOfBox && looked && <BoxWidgets box={looked} isReadOnly={isReadOnly} />}
      <header className="column-head">
        <h2>In the form</h2>
        <span className="text-3">{counted(inputs.length, 'input')}</span>
        <span className="grow" />
        {!isReadOnly && suggested.length > 0 && (
          <Button size="small" onPress={() => editInputs({ kind: 'replace', inputs: suggested })}>
            <WandSparkles size={14} aria-hidden />
            Suggest them anew
          </Button>
        )}
      </header>
      <div
        className="exposed-place"
        onKeyDownCapture={(event) =>
          chosen && !isReadOnly && press(event, chosen, placeOf(inputs, chosen.name))
        }
      >
        <GridList
          aria-label="Inputs of the form"
          className={`exposed-list${isReadOnly ? ' is-read-only' : ''}`}
          items={inputs.map((input) => ({ ...input, id: input.name }))}
          dependencies={[boxes, isReadOnly]}
          selectionMode="single"
          disallowEmptySelection
          selectionBehavior="replace"
          selectedKeys={chosen ? [chosen.name] : []}
          onSelectionChange={(keys) => keys !== 'all' && chooseInput(String([...keys][0] ?? ''))}
          {...(!isReadOnly && { dragAndDropHooks })}
          renderEmptyState={() => (
            <p className="p-3 text-3">
              Nothing yet. Choose what can be set from the graph beside it.
            </p>
          )}
        >
          {(input) => (
            <GridListItem id={input.name} textValue={input.label} className="exposed-row">
              <Row input={input} box={boxOf(input)} isReadOnly={isReadOnly} />
            </GridListItem>
          )}
        </GridList>
      </div>
      {chosen && !isReadOnly && (
        <InputFields
          key={`${chosen.node} ${chosen.field}`}
          input={chosen}
          inputs={inputs}
          box={boxOf(chosen)}
        />
      )}
    </section>
  )
}
