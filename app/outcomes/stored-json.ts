import { Refusal } from '#app/work/refusal.ts'

/** What stands in a column as JSON, a catalogue or a mapping. Throws `unreadable` for a text that was altered into none. */
export function storedJson<Shape>(text: string): Shape {
  try {
    return JSON.parse(text) as Shape
  } catch {
    throw new Refusal('unreadable')
  }
}
