/** What the name of a code list says: `adrg:GW1/dx` are the diagnoses of GW1, `adrg:BB1/proc.2` the second list of its procedures. */
export interface ListName {
  readonly owner: string;
  readonly of: 'dx' | 'proc' | 'part';
  readonly part: string;
}

const FORM = /^(?:mdc|adrg|drg|rule):([^/]+)\/(dx|proc|part)[._]?(.*)$/;

/** Undefined for names of another form. */
export function listName(list: string): ListName | undefined {
  const found = FORM.exec(list);
  if (found === null) return undefined;
  const [, owner = '', of = 'dx', part = ''] = found;
  return { owner, of: of as ListName['of'], part };
}
