/** Whether a step can be taken back by itself: nobody has built on it or changed it since. */
import * as Y from 'yjs'
import type { StackItem } from './undo-words'

/** Where a step keeps what the texts said that it wrote in. */
const TEXTS = 'texts'

type Texts = Map<Y.Text, string>

const textsOf = ({ meta }: StackItem): Texts => {
  const texts: unknown = meta.get(TEXTS)
  return texts instanceof Map ? texts : new Map()
}

/** Has each step remember what it left of the texts that it wrote in. */
export function rememberTexts(undo: Y.UndoManager): void {
  const note: Parameters<typeof undo.on<'stack-item-added'>>[1] = (event) => {
    if (event.origin === undo) return
    const texts = textsOf(event.stackItem)
    for (const type of event.changedParentTypes.keys()) {
      if (type instanceof Y.Text) texts.set(type, type.toString())
    }
    event.stackItem.meta.set(TEXTS, texts)
  }
  undo.on('stack-item-added', note)
  undo.on('stack-item-updated', note)
}

type Kept = ReadonlySet<Y.Item>

/** Where an item lives now: what was taken back and done again lives on as a copy. */
function livingOn(transaction: Y.Transaction, item: Y.Item): Y.Item | null {
  let living: Y.Item | Y.GC = item
  while (living instanceof Y.Item && living.redone !== null) {
    living = Y.getItem(transaction.doc.store, living.redone)
  }
  return living instanceof Y.Item ? living : null
}

type Written = { inserted: Kept; deleted: Kept; isWhole: boolean }

/** What a step put into the document that still stands, and what it took out of it. */
function writtenBy(transaction: Y.Transaction, step: StackItem): Written {
  const inserted = new Set<Y.Item>()
  const deleted = new Set<Y.Item>()
  let isWhole = true
  Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
    if (Y.isDeleted(step.deletions, struct.id)) return
    const item = struct instanceof Y.Item ? livingOn(transaction, struct) : null
    if (!item || item.deleted) isWhole = false
    else inserted.add(item)
  })
  Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
    if (Y.isDeleted(step.insertions, struct.id)) return
    if (struct instanceof Y.Item) deleted.add(struct)
    else isWhole = false
  })
  return { inserted, deleted, isWhole }
}

const childrenOf = (type: Y.AbstractType<unknown>): Y.Item[] => {
  const children = [...type._map.values()]
  for (let item = type._start; item !== null; item = item.right) children.push(item)
  return children.filter(({ deleted }) => !deleted)
}

/** Nothing that others or later steps wrote lies within what the step made. */
const isOwnThroughout = (item: Y.Item, inserted: Kept): boolean =>
  !(item.content instanceof Y.ContentType) ||
  childrenOf(item.content.type).every((child) => inserted.has(child))

/** What was taken out can go back: its place is there, and nothing else stands in it. */
function isVacant(
  transaction: Y.Transaction,
  item: Y.Item,
  { inserted, deleted }: Written,
): boolean {
  if (item.redone !== null || !(item.parent instanceof Y.AbstractType)) return false
  const owner = item.parent._item
  if (owner && deleted.has(owner)) return true
  const home = owner && livingOn(transaction, owner)
  if (owner && (!home || home.deleted)) return false
  if (item.parentSub === null) return true
  const type = home?.content instanceof Y.ContentType ? home.content.type : item.parent
  const standing = type._map.get(item.parentSub)
  return !standing || standing.deleted || inserted.has(standing)
}

/** Words that were typed around are not torn apart. */
function isAsWritten(transaction: Y.Transaction, text: Y.Text, words: string): boolean {
  const home = text._item && livingOn(transaction, text._item)
  const living = home?.content instanceof Y.ContentType ? home.content.type : text
  return living.toString() === words
}

/** Writes nothing. */
export function isUntouched(doc: Y.Doc, step: StackItem): boolean {
  return doc.transact((transaction) => {
    const written = writtenBy(transaction, step)
    const { inserted, deleted, isWhole } = written
    return (
      isWhole &&
      [...textsOf(step)].every(([text, words]) => isAsWritten(transaction, text, words)) &&
      [...inserted].every((item) => isOwnThroughout(item, inserted)) &&
      [...deleted].every((item) => isVacant(transaction, item, written))
    )
  })
}
