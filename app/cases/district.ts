/**
 * A district's own name is what is stored; its prefix begins the code of every case opened there (the alphabet of
 * codes has no I and no O). A programme's settings may bring its own list: { "districts": [{ "name", "prefix" }] }.
 */
export type District = { name: string; prefix: string }

export const defaultDistricts: readonly District[] = [
  { name: 'Aghdam', prefix: 'AGD' }, { name: 'Fuzuli', prefix: 'FUZ' }, { name: 'Tartar', prefix: 'TRT' }, { name: 'Barda', prefix: 'BRD' },
  { name: 'Goranboy', prefix: 'GRN' }, { name: 'Aghjabadi', prefix: 'AGJ' }, { name: 'Beylagan', prefix: 'BEY' },
  { name: 'Naftalan', prefix: 'NFT' }, { name: 'Ganja', prefix: 'GNC' }, { name: 'Mingachevir', prefix: 'MNG' }, { name: 'Yevlakh', prefix: 'YEV' },
  { name: 'Goygol', prefix: 'GYG' }, { name: 'Dashkasan', prefix: 'DSK' }, { name: 'Gadabay', prefix: 'GDB' }, { name: 'Tovuz', prefix: 'TVZ' }, { name: 'Gazakh', prefix: 'GZX' },
  { name: 'Aghstafa', prefix: 'AGS' }, { name: 'Jabrayil', prefix: 'JBR' }, { name: 'Zangilan', prefix: 'ZNG' }, { name: 'Gubadli', prefix: 'GBD' }, { name: 'Lachin', prefix: 'LCH' },
  { name: 'Kalbajar', prefix: 'KLB' }, { name: 'Shusha', prefix: 'SHU' }, { name: 'Khojaly', prefix: 'XJL' }, { name: 'Khojavend', prefix: 'XJV' }, { name: 'Khankendi', prefix: 'XNK' },
  { name: 'Imishli', prefix: 'MSH' }, { name: 'Sabirabad', prefix: 'SAB' }, { name: 'Sumgayit', prefix: 'SMQ' }, { name: 'Baku', prefix: 'BAK' }, { name: 'Absheron', prefix: 'ABS' },
]

/** Reads the programme's settings; anything that is not a full list of its own leaves the default one. */
export function districtsOf(settings: string): readonly District[] {
  const { districts } = parsed(settings)
  return Array.isArray(districts) && districts.length > 0 && districts.every(isDistrict) ? districts : defaultDistricts
}

function parsed(settings: string): { districts?: unknown } {
  try {
    return Object(JSON.parse(settings)) as { districts?: unknown }
  } catch {
    return {}
  }
}

const isDistrict = (given: unknown): given is District => {
  const { name, prefix } = Object(given) as { name?: unknown; prefix?: unknown }
  return typeof name === 'string' && name !== '' && typeof prefix === 'string' && /^[A-HJ-NP-Z]{3}$/.test(prefix)
}
