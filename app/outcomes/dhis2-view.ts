import type { Dhis2Mapping } from './dhis2-mapping.ts'

/** What the page of the DHIS2 mapping is given; newest first. */
export type MappingLine = { id: string; number: number; putOn: string; putBy: string } & ({ kind: 'signed'; mapping: Dhis2Mapping } | { kind: 'altered' })
export type MappingsView = { lines: MappingLine[] }

/** `mapping`: `kind where`, of words.reporting.dhis2.problems. */
export type MappingAnswer = { kind: 'in-force' } | { kind: 'problem'; typed: string; mapping?: string; pin?: 'required' | 'not-a-pin' | 'wrong-pin' }
