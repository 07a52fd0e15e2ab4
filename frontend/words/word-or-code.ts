import ts from 'typescript'
import uses from './uses.json' with { type: 'json' }

// Attributes and properties that hold words whatever they look like, those that hold none, and what
// is called with none. For all others the look of the text tells.
const speaking = new Set(uses.words)
const silent = new Set(uses.code)
const heedless = new Set(uses.callsWithCode)

const comparing = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
  ts.SyntaxKind.InstanceOfKeyword,
])

/** `words`: always; `code`: never; `looks`: it is told by how the text looks. */
type Purpose = 'words' | 'code' | 'looks'

const byName = (name: string): Purpose =>
  silent.has(name) ? 'code' : speaking.has(name) ? 'words' : 'looks'

/** What the value of an expression is for, told by where it goes. */
export function purposeOf(node: ts.Node): Purpose {
  const { parent } = node
  if (ts.isJsxAttribute(parent)) return byName(parent.name.getText())
  if (ts.isJsxExpression(parent)) return purposeOfBraces(parent)
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent))
    return purposeOfProperty(node)
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return purposeOfArgument(node, parent)
  if (ts.isBinaryExpression(parent)) return purposeOfOperand(node, parent)
  if (ts.isConditionalExpression(parent))
    return parent.condition === node ? 'code' : purposeOf(parent)
  if (ts.isTemplateSpan(parent)) return purposeOfSpan(parent)
  if (ts.isVariableDeclaration(parent)) return byName(parent.name.getText())
  if (isWrapping(parent)) return purposeOf(parent)
  if (isCode(parent)) return 'code'
  return 'looks'
}

const isWrapping = (node: ts.Node) =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node) ||
  ts.isArrayLiteralExpression(node) ||
  ts.isSpreadElement(node)

const isCode = (node: ts.Node) =>
  ts.isCaseClause(node) ||
  ts.isElementAccessExpression(node) ||
  ts.isLiteralTypeNode(node) ||
  ts.isTaggedTemplateExpression(node) ||
  ts.isExpressionStatement(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node)

const purposeOfBraces = (braces: ts.JsxExpression): Purpose =>
  ts.isJsxAttribute(braces.parent) ? byName(braces.parent.name.getText()) : 'words'

function purposeOfProperty(node: ts.Node): Purpose {
  const property = node.parent
  if (!ts.isPropertyAssignment(property) && !ts.isPropertyDeclaration(property)) return 'looks'
  if (property.name === node) return 'code'
  const around = property.parent.parent
  // `style={{ width: '1px' }}`, and what a call is told: `fetch(url, { mode: 'no cors' })`.
  if (ts.isJsxExpression(around) && purposeOfBraces(around) === 'code') return 'code'
  return byName(property.name.getText().replace(/^['"]|['"]$/g, ''))
}

function purposeOfArgument(node: ts.Node, call: ts.CallExpression | ts.NewExpression): Purpose {
  if (call.expression === node) return 'code'
  const callee = call.expression
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText()
  return heedless.has(name) ? 'code' : 'looks'
}

function purposeOfOperand(node: ts.Node, operation: ts.BinaryExpression): Purpose {
  const { operatorToken, left } = operation
  if (comparing.has(operatorToken.kind)) return 'code'
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && left === node) return 'code'
  if (operatorToken.kind === ts.SyntaxKind.EqualsToken) return byName(nameOf(left))
  return purposeOf(operation)
}

const nameOf = (node: ts.Node) =>
  ts.isPropertyAccessExpression(node) ? node.name.text : node.getText()

/** A word within a sentence is a word; within an address or a class it is code. */
function purposeOfSpan(span: ts.TemplateSpan): Purpose {
  const purpose = purposeOf(span.parent)
  return purpose === 'looks' && !looksLikeWords(templateText(span.parent)) ? 'code' : purpose
}

/** The text of a template, with a figure in place of each value. */
export const templateText = (template: ts.TemplateExpression) =>
  template.head.text + template.templateSpans.map(({ literal }) => `0${literal.text}`).join('')

/** What CSS and addresses look like: `inset(0 …`, `@page`, `ArrowUp`, `--size`. */
const ofCode = /^[@#./]|^\p{Lu}\p{Ll}+\p{Lu}\w*$|\p{L}\(\S|::|--|\[\w/u

const oneWord = /^[\s“(]*\p{Lu}\p{Ll}+/u
const severalWords = /[\p{L}\d,.;:)?!”’%°]\s+[\p{L}(“]*\p{Ll}{2}|(?<![\p{L}\d])\p{L}{2,}\s+\d/u

/** One word with a capital, or several words with spaces between. */
export const looksLikeWords = (text: string) =>
  !ofCode.test(text) && (oneWord.test(text) || severalWords.test(text) || text.startsWith(', '))

export const hasLetters = (text: string) => /\p{L}/u.test(text)
