import ts from 'typescript'
import type { Slot, Span } from './find.ts'
import { escaped, type Message } from './message.ts'

/** The values and elements of one message, each named once; the same expression is one value. */
export class Slots {
  readonly all: Slot[] = []
  readonly nodes: ts.Node[] = []
  readonly #names = new Map<string, string>()
  #elements = 0

  text(text: string): Message {
    return escaped(text)
  }

  value(node: ts.Node): Message {
    const source = node.getText()
    const known = this.#names.get(source)
    if (known) return `{${known}}`
    const name = this.#unused(nameOf(node))
    this.#names.set(source, name)
    this.#add(node, name, null)
    return `{${name}}`
  }

  /** The name of the next element; `inside` is where its children are, null where it has none. */
  element(node: ts.Node, inside: Span | null): string {
    const name = String(this.#elements++)
    this.#add(node, name, inside)
    return name
  }

  #add(node: ts.Node, name: string, inside: Span | null): void {
    this.all.push({ start: node.getStart(), end: node.getEnd(), name, inside })
    this.nodes.push(node)
  }

  #unused(name: string): string {
    const taken = new Set(this.#names.values())
    let number = 1
    while (taken.has(number === 1 ? name : `${name}${number}`)) number++
    return number === 1 ? name : `${name}${number}`
  }
}

/** What a translator reads for a value: `shot.code` is `code`, `counted(shots)` is `counted`. */
function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (
    ts.isCallExpression(node) &&
    /^(String|Number|Math\.\w+|figure|fixed|dollars)$/.test(node.expression.getText())
  )
    return node.arguments[0] ? nameOf(node.arguments[0]) : 'value'
  if (ts.isCallExpression(node)) return nounOf(node) ?? nameOf(node.expression)
  if (ts.isBinaryExpression(node)) return nameOf(node.left)
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
    return nameOf(node.expression)
  if (ts.isElementAccessExpression(node)) return nameOf(node.expression)
  return 'value'
}

/** `counted(shots.length, 'shot')` is `shot`. */
function nounOf({ expression, arguments: [, noun] }: ts.CallExpression): string | null {
  return expression.getText() === 'counted' && noun && ts.isStringLiteral(noun) ? noun.text : null
}
