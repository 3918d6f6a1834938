import channel from './channel.json' with { type: 'json' };
import contactMethod from './contact-method.json' with { type: 'json' };
import ethnicity from './ethnicity.json' with { type: 'json' };
import gender from './gender.json' with { type: 'json' };
import interactionType from './interaction-type.json' with { type: 'json' };
import introducedBy from './introduced-by.json' with { type: 'json' };
import lldd from './lldd.json' with { type: 'json' };
import llddDeclaration from './lldd-declaration.json' with { type: 'json' };
import nonAttendance from './non-attendance.json' with { type: 'json' };
import outcomeType from './outcome-type.json' with { type: 'json' };
import priorityGroup from './priority-group.json' with { type: 'json' };
import terminationReason from './termination-reason.json' with { type: 'json' };
import title from './title.json' with { type: 'json' };

/** One code of a list, in the order to offer it. `dss`: what goes to DSS where the code is ours alone. */
export type CodeEntry = { readonly code: number; readonly label: string; readonly dss?: number; readonly note?: string };

const lists = {
  channel,
  'contact-method': contactMethod,
  ethnicity,
  gender,
  'interaction-type': interactionType,
  'introduced-by': introducedBy,
  lldd,
  'lldd-declaration': llddDeclaration,
  'non-attendance': nonAttendance,
  'outcome-type': outcomeType,
  'priority-group': priorityGroup,
  'termination-reason': terminationReason,
  title,
} satisfies Record<string, readonly CodeEntry[]>;

/** The code lists of the Digital Service's data (DSS reference data); labels are data and may be reworded. */
export type CodeListName = keyof typeof lists;

export const CODE_LISTS = Object.keys(lists) as CodeListName[];

/** Every entry of a list, in the order to offer it. */
export function codesOf(list: CodeListName): readonly CodeEntry[] {
  return lists[list];
}

/** The words for a code, or null for a code the list does not know. */
export function labelOf(list: CodeListName, code: number): string | null {
  return codesOf(list).find((entry) => entry.code === code)?.label ?? null;
}

/** The code DSS understands: its own codes unchanged, ours as the nearest of its own. Null for an unknown code. */
export function dssCodeOf(list: CodeListName, code: number): number | null {
  const entry = codesOf(list).find((known) => known.code === code);
  return entry ? (entry.dss ?? entry.code) : null;
}
