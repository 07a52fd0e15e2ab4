import ts from 'typescript'
import { childrenAt } from './find-children.ts'
import type { Forms, Message } from './message.ts'
import { Slots } from './slots.ts'
import { hasLetters, looksLikeWords, purposeOf, templateText } from './word-or-code.ts'

/** A place in the source, in UTF-16 units from its beginning. */
export type Span = { start: number; end: number }

/** What stands for `{name}` or `<name>` in a message; `inside` is what an element holds. */
export type Slot = Span & { name: string; inside: Span | null }

/** Words of the page: what they say, where, and how they are written there. */
export type Phrase = Span & { slots: readonly Slot[] } & (
    | { written: 'string' | 'template' | 'attribute' | 'children'; says: Message }
    | { written: 'forms'; says: Forms }
  )

/** A phrase, and what within it may hold further ones. */
export type Found = { phrase: Phrase; within: readonly ts.Node[] }

/** Every phrase of a file, outer ones before those in their values. */
export function phrasesIn(name: string, text: string): readonly Phrase[] {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const found: Phrase[] = []
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind), found)
  return found
}

function visit(node: ts.Node, found: Phrase[]): void {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return
  const here = foundAt(node)
  if (here) found.push(here.phrase)
  if (here) for (const inner of here.within) visit(inner, found)
  else ts.forEachChild(node, (child) => visit(child, found))
}

function foundAt(node: ts.Node): Found | null {
  if (ts.isCallExpression(node)) return formsAt(node)
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return childrenAt(node)
  if (ts.isTemplateExpression(node)) return templateAt(node)
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return stringAt(node)
  return null
}

const spanOf = (node: ts.Node): Span => ({ start: node.getStart(), end: node.getEnd() })

function stringAt(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): Found | null {
  if (!isSaid(node, node.text)) return null
  const written = ts.isJsxAttribute(node.parent) ? 'attribute' : 'string'
  const says = new Slots().text(node.text)
  return { phrase: { ...spanOf(node), slots: [], written, says }, within: [] }
}

function templateAt(node: ts.TemplateExpression): Found | null {
  if (!isSaid(node, templateText(node))) return null
  const slots = new Slots()
  const says = messageOf(node, slots)
  const within = node.templateSpans.map(({ expression }) => expression)
  return { phrase: { ...spanOf(node), slots: slots.all, written: 'template', says }, within }
}

function isSaid(node: ts.Node, text: string): boolean {
  const purpose = purposeOf(node)
  if (purpose === 'code' || !hasLetters(text.replace(/\b0\b/g, ''))) return false
  return purpose === 'words' || looksLikeWords(text)
}

function messageOf(node: ts.Expression, slots: Slots): Message {
  if (!ts.isTemplateExpression(node))
    return ts.isStringLiteralLike(node) ? slots.text(node.text) : ''
  const spans = node.templateSpans.map(
    ({ expression, literal }) => slots.value(expression) + slots.text(literal.text),
  )
  return slots.text(node.head.text) + spans.join('')
}

/** `plural(count, { one: '1 shot', other: `${count} shots` })`: all its forms are one message. */
function formsAt(call: ts.CallExpression): Found | null {
  const [count, forms] = call.arguments
  if (call.expression.getText() !== 'plural' || !forms || !count) return null
  if (!ts.isObjectLiteralExpression(forms)) return null
  const slots = new Slots()
  const says: Record<string, Message> = {}
  for (const form of forms.properties) {
    if (ts.isPropertyAssignment(form))
      says[form.name.getText()] = messageOf(form.initializer, slots)
  }
  const phrase: Phrase = { ...spanOf(forms), slots: slots.all, written: 'forms', says }
  return { phrase, within: [count, ...slots.nodes] }
}
