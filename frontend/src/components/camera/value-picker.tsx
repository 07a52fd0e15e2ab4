import { Check, ChevronDown, Search, TriangleAlert, Wrench } from 'lucide-react'
import {
  type ButtonHTMLAttributes,
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useId,
  useRef,
  useState,
} from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Collection, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { Choice, ChoiceSection } from './choices'
import './camera.css'

const ROW = 28
const TALL_ROW = 44
const HEAD = 26
const MOST = 372

/** The sections were found already; with a filter of its own the list also marks its first row. */
const everything = () => true

type ListProps = {
  label: string
  query: string
  sections: readonly ChoiceSection[]
  value: string | null
  onChoose: (choice: Choice) => void
}

/** Rows of one list are equally high, so that nothing has to be measured. */
const rowHeight = (sections: readonly ChoiceSection[]) =>
  sections.some(({ choices }) => choices.some(({ line }) => line)) ? TALL_ROW : ROW

function heightOf(sections: readonly ChoiceSection[]): number {
  const row = rowHeight(sections)
  return sections.reduce(
    (sum, { heading, choices }) => sum + choices.length * row + (heading ? HEAD : 0),
    0,
  )
}

function Row({ id, choice, isSelected }: { id: string; choice: Choice; isSelected: boolean }) {
  const { label, line, verdict } = choice
  return (
    <ListBoxItem id={id} textValue={label} className={`option choice is-${verdict}`}>
      <span className="choice-words">
        <span className="cut">
          {label}
          {line && <span className="visually-hidden">. </span>}
        </span>
        {line && (
          <span className="choice-line cut" title={line}>
            {line}
          </span>
        )}
      </span>
      {verdict !== 'ok' && <TriangleAlert size={14} aria-hidden className="choice-mark" />}
      {isSelected && <Check size={14} aria-hidden />}
    </ListBoxItem>
  )
}

function Choices({ label, query, sections, value, onChoose }: ListProps) {
  // Each query has rows of its own: a first row that stays the same would not be marked again.
  const rowId = ({ key }: Choice) => `${query} ${key}`
  const choose = (id: unknown) => {
    const choice = sections.flatMap(({ choices }) => choices).find((each) => rowId(each) === id)
    if (choice) onChoose(choice)
  }
  const style: CSSProperties = { height: Math.min(MOST, heightOf(sections) || ROW) }
  return (
    <Virtualizer
      layout={ListLayout}
      layoutOptions={{ rowHeight: rowHeight(sections), headingHeight: HEAD }}
    >
      <ListBox
        aria-label={label}
        className="choices"
        style={style}
        items={sections}
        onAction={choose}
        renderEmptyState={() => <p className="choices-none">Nothing has that name.</p>}
      >
        {({ id, heading, choices }) => (
          <ListBoxSection id={id} aria-label={heading || label}>
            {heading && <Header className="choices-head">{heading}</Header>}
            <Collection items={choices.map((choice) => ({ ...choice, id: rowId(choice) }))}>
              {(choice) => (
                <Row id={choice.id} choice={choice} isSelected={choice.value === value} />
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Virtualizer>
  )
}

type ListedProps = {
  label: string
  value: string | null
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  query: string
  onQuery: (query: string) => void
  sections: readonly ChoiceSection[]
  /** Why the list is empty or not whole. */
  note?: string | undefined
  onChoose: (choice: Choice) => void
}

type OpenProps = ListedProps & { trigger: RefObject<HTMLElement | null> }

function OpenList(props: OpenProps) {
  const { label, onOpenChange, onChoose, trigger } = props
  const hasBroken = props.sections.some(({ choices }) =>
    choices.some(({ verdict }) => verdict === 'breaks'),
  )
  return (
    // Without a dialog inside, the popover is one itself, its hidden buttons included.
    <Popover
      className="popover picker"
      offset={4}
      aria-label={label}
      triggerRef={trigger}
      trigger="DialogTrigger"
      isOpen
      onOpenChange={onOpenChange}
    >
      <Autocomplete filter={everything} inputValue={props.query} onInputChange={props.onQuery}>
        <SearchField aria-label={`Find in ${label}`} autoFocus className="picker-field">
          <Search size={14} aria-hidden />
          <Input role="combobox" aria-expanded placeholder={`Find in ${label.toLowerCase()}`} />
        </SearchField>
        <Choices
          label={label}
          query={props.query}
          sections={props.sections}
          value={props.value}
          onChoose={(choice) => {
            onOpenChange(false)
            onChoose(choice)
          }}
        />
        {props.note && <p className="picker-foot">{props.note}</p>}
        {hasBroken && (
          <p className="picker-foot">
            <Wrench size={14} aria-hidden />
            Choosing what clashes also repairs the rest, in one step of undo.
          </p>
        )}
      </Autocomplete>
    </Popover>
  )
}

type ButtonProps = ListedProps &
  Pick<
    ButtonHTMLAttributes<HTMLButtonElement>,
    'className' | 'title' | 'children' | 'aria-label' | 'aria-labelledby' | 'aria-describedby'
  >

/**
 * A button that opens a list which follows what is typed. The list is not there while it is
 * closed: a form has dozens of them.
 */
export function ListPicker(props: ButtonProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  const { label, value, isOpen, onOpenChange, query, onQuery, sections, note, onChoose } = props
  const list = { label, value, isOpen, onOpenChange, query, onQuery, sections, note, onChoose }
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={props.className}
        title={props.title}
        aria-label={props['aria-label']}
        aria-labelledby={props['aria-labelledby']}
        aria-describedby={props['aria-describedby']}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={({ currentTarget }) => {
          // Not every browser gives a clicked button the focus, which comes back to it.
          currentTarget.focus()
          onOpenChange(!isOpen)
        }}
      >
        {props.children}
      </button>
      {isOpen && <OpenList {...list} trigger={trigger} />}
    </>
  )
}

type Props = ListedProps & {
  /** What the closed field says; empty where nothing is chosen. */
  words: string
  /** The same in whole words, where those are short. */
  spoken?: string | undefined
  placeholder: string
  /** Marks a value that clashes with others. */
  mark?: 'warning' | 'hard' | undefined
  /** The id of what is said about the field. */
  describedBy?: string | undefined
  /** What is shown at the end of the closed field, such as that its value is missing. */
  end?: ReactNode
}

/** A field of many values. */
export function ValuePicker(props: Props) {
  const { words, spoken, placeholder, mark, describedBy, end, ...list } = props
  const id = useId()
  return (
    <div className="field row">
      <span className="label" id={`${id}-label`}>
        {list.label}
      </span>
      <ListPicker
        {...list}
        className="control"
        aria-labelledby={`${id}-label ${id}-words`}
        aria-describedby={describedBy}
      >
        <span id={`${id}-words`} className="select-value" data-placeholder={!words || undefined}>
          {words || placeholder}
          {spoken && spoken !== words && <span className="visually-hidden">, {spoken}</span>}
          {mark && <span className="visually-hidden">, clashes</span>}
        </span>
        {mark && <TriangleAlert size={14} aria-hidden className={`rule-mark is-${mark}`} />}
        {end}
        <ChevronDown size={14} aria-hidden />
      </ListPicker>
    </div>
  )
}

/** Open or not, and what was typed; opening begins anew. */
export function usePicker() {
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const open = (next: boolean) => {
    setOpen(next)
    if (next) setQuery('')
  }
  return { isOpen, open, query, setQuery }
}
