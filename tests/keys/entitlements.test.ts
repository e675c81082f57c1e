import { describe, expect, it } from 'vitest'
import { compartmentKinds, subjectOf, type CompartmentKind } from '#app/keys/compartments.ts'
import { entitled, type Circle } from '#app/keys/entitlements.ts'

/** Everybody there could be, one of each, named after what they are. */
const everybody: Circle = {
  psychologist: ['psychologist'], supervisors: ['supervisor'], alertSupervisors: ['alert supervisor'], backups: ['backup'], facilitators: ['facilitator'],
  supervisee: ['supervisee'], owner: ['owner'], delegates: ['delegate'], psychologists: ['any psychologist'], coordinators: ['coordinator'], officers: ['officer'], focalPoints: ['focal point'],
}

// The table of keys.md, "Compartments and who is entitled". Whoever is not named here holds no key.
const table: Record<CompartmentKind, string[]> = {
  identity: ['psychologist', 'recovery'],
  clinical: ['psychologist', 'supervisor', 'recovery'],
  risk: ['psychologist', 'alert supervisor', 'backup', 'recovery'],
  emergency: ['psychologist', 'recovery'],
  group: ['facilitator', 'alert supervisor', 'recovery'],
  supervision: ['alert supervisor', 'supervisee', 'recovery'],
  statistics: ['owner', 'delegate', 'recovery'],
  matching: ['any psychologist', 'recovery'],
  ledger: ['delegate', 'recovery'],
  reintegration: ['coordinator', 'recovery'],
  audit: ['officer', 'recovery'],
  safeguarding: ['focal point', 'recovery'],
  drafts: ['owner', 'recovery'],
  private: ['owner'],
}

describe('who may hold the key', () => {
  it.each(Object.entries(table))('%s: %s', (kind, holders) => {
    expect(entitled(kind as CompartmentKind, everybody).sort()).toEqual([...holders].sort())
  })

  it('every kind stands in the table, and says what it belongs to', () => {
    expect(Object.keys(table).sort()).toEqual([...compartmentKinds].sort())
    expect(Object.keys(subjectOf).sort()).toEqual([...compartmentKinds].sort())
  })

  it('nobody but recovery where the circle is empty, and not even recovery in what is private', () => {
    for (const kind of compartmentKinds) expect(entitled(kind, {})).toEqual(kind === 'private' ? [] : ['recovery'])
  })

  it('a supervisor never holds a name, a delegate never the key that matches people, an administrator nothing', () => {
    expect(entitled('identity', everybody)).not.toContain('supervisor')
    expect(entitled('emergency', everybody)).not.toContain('supervisor')
    expect(entitled('matching', everybody)).not.toContain('delegate')
    for (const kind of compartmentKinds) expect(entitled(kind, everybody)).not.toContain('administrator')
  })

  it('counts nobody twice', () => {
    expect(entitled('group', { facilitators: ['a', 'b'], alertSupervisors: ['a'] })).toEqual(['a', 'b', 'recovery'])
  })
})
