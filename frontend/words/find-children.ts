import ts from 'typescript'
import type { Found, Span } from './find.ts'
import type { Message } from './message.ts'
import { Slots } from './slots.ts'
import { hasLetters } from './word-or-code.ts'

type Parent = ts.JsxElement | ts.JsxFragment

/** Elements that stand within a sentence; others hold sentences of their own. */
const inline = new Set(['a', 'b', 'code', 'em', 'i', 'kbd', 'strong'])

/** The sentence that an element's children make, with the elements in it; icons around it are left. */
export function childrenAt(parent: Parent): Found | null {
  const [kept, others] = sentenceOf(parent.children)
  const [first, last] = [kept[0], kept.at(-1)]
  if (!first || !last) return null
  const slots = new Slots()
  const within: ts.Node[] = [...others, ...(ts.isJsxElement(parent) ? [parent.openingElement] : [])]
  const says = kept.map((child) => messageOf(child, slots, within)).join('')
  const span = { start: first.getFullStart(), end: last.getEnd() }
  return { phrase: { ...span, slots: slots.all, written: 'children', says }, within }
}

type Children = readonly ts.JsxChild[]

/** The children that belong to the sentence, and the ones around it. */
function sentenceOf(children: Children): [Children, Children] {
  const belongs = children.map(isOfSentence)
  const [from, to] = [belongs.indexOf(true), belongs.lastIndexOf(true) + 1]
  const kept = from < 0 ? [] : children.slice(from, to)
  const says = kept.some((child) => ts.isJsxText(child) && hasLetters(child.text))
  return says ? [kept, [...children.slice(0, from), ...children.slice(to)]] : [[], children]
}

function isOfSentence(child: ts.JsxChild): boolean {
  if (ts.isJsxText(child)) return textOf(child) !== ''
  if (ts.isJsxExpression(child)) return child.expression !== undefined && !holdsElements(child)
  return isInline(child)
}

const isInline = (child: ts.Node): child is ts.JsxElement =>
  ts.isJsxElement(child) && inline.has(child.openingElement.tagName.getText())

function holdsElements(node: ts.Node): boolean {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node))
    return true
  return ts.forEachChild(node, (child) => holdsElements(child) || undefined) ?? false
}

function messageOf(child: ts.JsxChild, slots: Slots, within: ts.Node[]): Message {
  if (ts.isJsxText(child)) return slots.text(textOf(child))
  if (ts.isJsxExpression(child)) return valueIn(child, slots, within)
  if (isInline(child)) return elementOf(child, slots, within)
  within.push(child)
  return `<${slots.element(child, null)}/>`
}

function valueIn({ expression }: ts.JsxExpression, slots: Slots, within: ts.Node[]): Message {
  if (!expression) return ''
  if (ts.isStringLiteralLike(expression)) return slots.text(expression.text)
  within.push(expression)
  return slots.value(expression)
}

function elementOf(element: ts.JsxElement, slots: Slots, within: ts.Node[]): Message {
  const { openingElement, closingElement, children } = element
  const inside: Span = { start: openingElement.getEnd(), end: closingElement.getStart() }
  const name = slots.element(element, inside)
  within.push(openingElement)
  return `<${name}>${children.map((child) => messageOf(child, slots, within)).join('')}</${name}>`
}

/** The text as JSX reads it: breaks of lines and what indents them are one space, or none. */
export function textOf({ text }: ts.JsxText): string {
  const lines = text.split(/\r?\n/)
  const read = lines.map((line, index) => {
    const begun = index === 0 ? line : line.trimStart()
    return index === lines.length - 1 ? begun : begun.trimEnd()
  })
  return unescaped(read.filter(Boolean).join(' '))
}

const entities = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', ' '],
])

const unescaped = (text: string) =>
  text.replace(/&\w+;/g, (entity) => entities.get(entity) ?? entity)
