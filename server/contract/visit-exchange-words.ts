// Fixed values of visits that come in and go out. No decorators: the client uses them at run time.

/** Where visits come from. */
export const VISIT_SOURCES = ['calendar', 'sheet'] as const;
export type VisitSourceKind = (typeof VISIT_SOURCES)[number];

/** What becomes of a visit in a file. */
export const IMPORT_OUTCOMES = ['add', 'change', 'cancel', 'same', 'refuse'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

export const CHANGED_VISIT_FIELDS = ['startsAt', 'endsAt', 'kind', 'status', 'memberIds', 'professionalIds', 'domains'] as const;
export type ChangedVisitField = (typeof CHANGED_VISIT_FIELDS)[number];

export const SHEET_FORMATS = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Most visits of one import: it is one transaction. Our choice. */
export const MOST_IMPORTED = 1_000;

/** Longest period of one export, in days. */
export const LONGEST_EXPORT_DAYS = 3_660;

/** How far back a calendar address tells, in days. */
export const CALENDAR_DAYS_BACK = 30;
