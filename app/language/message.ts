// Messages are pure data: a text, or the plural forms of a text. `Same` is the shape az and ru must have to compile.
export interface PluralForms {
  readonly one: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** The same keys as the English messages, with any text of another language in them. */
export type Same<English> = English extends string
  ? string
  : English extends { readonly one: string; readonly other: string }
    ? PluralForms
    : { readonly [Key in keyof English]: Same<English[Key]> }

/** The names between braces in a template: 'saved {time}' has 'time'. */
export type Placeholders<Template extends string> = string extends Template
  ? string
  : Template extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Placeholders<Rest>
    : never

export type Values<Template extends string> = { readonly [Name in Placeholders<Template>]: string | number }
