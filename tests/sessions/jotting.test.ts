import { expect, test } from 'vitest'
import { jottingsIn, toTakeIn, withJottings } from '#app/sessions/jotting.ts'

test('what was jotted comes below the text in the order of its openings, scales as a line, and loses no word', () => {
  const fields = { format: 'free', text: 'before', jot10: 'last', jot2: 'second', scaleName2: 'CRIES-8', scaleDigits2: '1035', jot1: 'first', jot3: '' }
  expect(withJottings(fields)).toMatchObject({ text: 'before\n\nfirst\n\nsecond\n\nCRIES-8: 1035\n\nlast', jot1: '', jot2: '', jot10: '', scaleName2: '', format: 'free' })
  expect(jottingsIn(fields)).toEqual(['jot10', 'jot2', 'scaleName2', 'scaleDigits2', 'jot1'])
})

test('what an editor takes in differs from what it knew, so that it is sent', () => {
  expect(toTakeIn({ jot1: 'first' })).toEqual({ text: '', jot1: 'first' })
  expect(toTakeIn({ jot1: '', plan: 'x' })).toEqual({ jot1: '', plan: 'x' })
})

test('taken in once, they are not taken in again', () => {
  const taken = withJottings({ jot1: 'first' })
  expect(withJottings(taken)).toBe(taken)
  expect(withJottings({ text: 'x' })).toEqual({ text: 'x' })
})
