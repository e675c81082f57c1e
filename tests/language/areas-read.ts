import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** The areas of words that a route's own files read: what it renders, and what that imports, as far as the browser gets it. */
export function areasReadFrom(path: string): Set<string> {
  return new Set([...filesOf(path)].flatMap((file) => areasReadIn(sourceOf(file))))
}

const parsed = new Map<string, ts.SourceFile>()
function sourceOf(path: string): ts.SourceFile {
  const known = parsed.get(path) ?? sourceFrom(readFileSync(path, 'utf8'), path)
  parsed.set(path, known)
  return known
}

export const sourceFrom = (text: string, path = 'page.tsx'): ts.SourceFile => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

function filesOf(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const statement of sourceOf(path).statements) {
    const target = importedBy(statement, path)
    if (target && existsSync(target)) filesOf(target, seen)
  }
  return seen
}

function importedBy(statement: ts.Statement, path: string): string | undefined {
  const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
  if (!isImport || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined
  if (ts.isImportDeclaration(statement) ? statement.importClause?.isTypeOnly : statement.isTypeOnly) return undefined
  const name = statement.moduleSpecifier.text
  if (/\.server\.ts$|\.css|\?url/.test(name)) return undefined
  return name.startsWith('#') ? name.slice(1) : name.startsWith('.') ? normalize(join(dirname(path), name)) : undefined
}

/** Of every `useWords()` and every parameter of the type Words: the names taken from it. */
export function areasReadIn(file: ts.SourceFile): string[] {
  const read: string[] = []
  const visit = (node: ts.Node): void => {
    if (isTaking(node) && isUseWords(node.expression)) read.push(nameIn(node))
    if (ts.isVariableDeclaration(node) && node.initializer && isUseWords(node.initializer)) read.push(...readOf(node.name, placeOf(node)))
    if (ts.isParameter(node) && isWords(node.type)) read.push(...readOf(node.name, node.parent))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return read
}

type Taking = ts.PropertyAccessExpression | ts.ElementAccessExpression
const isTaking = (node: ts.Node): node is Taking => ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
const nameIn = (node: Taking): string => (ts.isPropertyAccessExpression(node) ? node.name.text : node.argumentExpression.getText().replaceAll("'", ''))
const isUseWords = (node: ts.Node): boolean => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'useWords'
const isWords = (type: ts.TypeNode | undefined): boolean => !!type && ts.isTypeReferenceNode(type) && type.getText() === 'Words'

function placeOf(node: ts.Node): ts.Node {
  return ts.isFunctionLike(node) || ts.isSourceFile(node) ? node : placeOf(node.parent)
}

function readOf(name: ts.BindingName, place: ts.Node): string[] {
  if (!ts.isIdentifier(name)) return name.elements.flatMap((element) => (ts.isBindingElement(element) ? [(element.propertyName ?? element.name).getText()] : []))
  const read: string[] = []
  const visit = (node: ts.Node): void => {
    if (isTaking(node) && node.expression.getText() === name.text) read.push(nameIn(node))
    if (ts.isVariableDeclaration(node) && node.initializer?.getText() === name.text) read.push(...readOf(node.name, place))
    ts.forEachChild(node, visit)
  }
  visit(place)
  return read
}
